import type { Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import { runsQuotedTooEarly } from '~/domain/snapshots'

/**
 * A document that quotes a run which ended after the day that the document calls its last update:
 * the snapshot takes effect at the run's end instead (semantics §9), and that is said once per run.
 */
export function quotedTooEarly(plan: DocumentPlan, runs: readonly Run[], timezone: string): Diagnostic[] {
  const quotes = runsQuotedTooEarly(plan, runs, timezone)
  const first = new Map(quotes.toReversed().map((quote) => [quote.label, quote]))
  return [...first.values()].toReversed().map(({ label, endedAt, place }) => ({
    ...place,
    severity: 'info',
    rule: 'snapshot-quotes-later-run',
    message: `quotes ${label}, which ended at ${endedAt}, after the document's last update (${plan.lastUpdated?.date}); the snapshot takes effect no earlier`,
  }))
}
