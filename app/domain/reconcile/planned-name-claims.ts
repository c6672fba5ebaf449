import { dayOf } from '../calendar'
import type { Run } from '../evidence'
import type { Place } from '../place'
import type { ClaimKind } from '../vocabulary'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { mentionsAmong } from './label-mentions'
import { runMeantBy } from './named-runs'

interface PlannedLine {
  kind: ClaimKind
  subject: string
  weekId: string | null
  tierId: string | null
  text: string
  place: Place
}

const planned = /\b(?:load|stress|scale|soak|final|comprehensive)\b[^.]*\btests?\b/i

/** Open boxes that speak of a test still to be run. */
function plannedLines(input: TrackerInput): PlannedLine[] {
  const { tasks, criteria, deliverables } = input.tracker
  const none = { weekId: null, tierId: null }
  return [
    ...criteria
      .filter((one) => one.ticked === false)
      .map((one) => ({
        ...none,
        kind: 'criterion' as const,
        subject: one.id,
        tierId: one.tierId,
        text: one.text,
        place: one.place,
      })),
    ...tasks
      .filter((one) => !one.ticked)
      .map((one) => ({
        ...none,
        kind: 'task' as const,
        subject: one.id,
        weekId: one.weekId,
        text: one.text,
        place: one.place,
      })),
    ...deliverables
      .filter((one) => !one.ticked)
      .map((one) => ({
        ...none,
        kind: 'deliverable' as const,
        subject: one.id,
        weekId: one.weekId,
        text: one.text,
        place: one.place,
      })),
  ]
}

/** A run of before the document's last update cannot be the one that it still plans. */
function isEarlier(input: TrackerInput, run: Run): boolean {
  const updated = input.tracker.lastUpdated
  return updated !== null && run.effectiveAt !== null && dayOf(run.effectiveAt, input.settings.timezone) <= updated.date
}

/** A test still to be run whose name an earlier run already bears (semantics §1). */
export function reconcilePlannedNames(input: TrackerInput): ClaimDraft[] {
  return plannedLines(input).flatMap((line) => {
    if (!planned.test(line.text)) return []
    return mentionsAmong(line.text, input.runs).flatMap((name): ClaimDraft[] => {
      const named = runMeantBy(name, input.runs)
      if (named === null || !isEarlier(input, named.run)) return []
      return [
        {
          kind: line.kind,
          class: 'self_contradicted',
          reason: 'planned_name_taken',
          subject: line.subject,
          weekId: line.weekId,
          tierId: line.tierId,
          words: { name, run: named.run.label },
          claim: inDocument(input.tracker, line.text, line.place),
          against: { kind: 'run', run: named.run.label, row: null, place: null },
        },
      ]
    })
  })
}
