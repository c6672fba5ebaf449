import { formatAsOf, formatMoment } from './dates'
import { hrefs } from './href'
import type { ReportContext } from './report-context'
import type { SnapshotAtHand, SnapshotLine } from './types-changes'

export function snapshotTimeText(context: ReportContext, { effectiveAt }: { effectiveAt: string }): string {
  return formatAsOf(effectiveAt, context.timezone)
}

/** Snapshots of one document, newest first, each with its time, who brought it, and its bytes. */
export function snapshotLines(context: ReportContext, own: readonly SnapshotAtHand[]): SnapshotLine[] {
  const { link } = context.input
  const current = own.at(-1)
  return own
    .map((one, at) => {
      const before = own[at - 1]
      const imported = formatMoment(one.importedAt, context.timezone)
      return {
        revision: one.revision,
        effectiveText: snapshotTimeText(context, one),
        timeText: timeText(one),
        importedText: one.importedBy === null ? imported : `${imported} by ${one.importedBy}`,
        file: one.file,
        sha256: one.sha256,
        downloadHref: context.href.snapshotFile(one.document, one.sha256),
        href:
          one === current
            ? context.href.document(one.document)
            : hrefs({ ...link, asOf: one.effectiveAt }).document(one.document),
        changesHref:
          before === undefined
            ? null
            : context.href.changes({ document: one.document, from: String(before.revision), to: String(one.revision) }),
        inEffect: one === current,
      }
    })
    .reverse()
}

function timeText({ timeGiven, plan, importedAt, effectiveAt }: SnapshotAtHand): string {
  if (timeGiven) return 'given on import'
  if (plan.lastUpdated !== null) return `its own words, line ${plan.lastUpdated.place.line}`
  return effectiveAt === importedAt ? 'when it was imported' : 'the end of a run that it quotes'
}
