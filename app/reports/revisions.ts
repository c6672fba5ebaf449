import { differenceOf, type FigureDifference } from '~/domain/compare'
import type { Run } from '~/domain/evidence'
import { formatMoment } from './dates'
import { countOf, formatCount } from './format'
import { figureNames, revisionSentence } from './messages/revisions'

/** A stored revision of a run's label. */
export interface StoredRevision {
  run: Run
  revision: number
  importedAt: string
}

export interface RevisionView {
  revision: number
  importedText: string
  filesText: string
  /** What it changed against the one before; null for the first. */
  changeText: string | null
  changes: { key: string; figure: string; from: string; to: string }[]
  moreText: string | null
}

const most = 40

/** Revisions of one label, newest first, each with what it changed. */
export function revisionViews(stored: readonly StoredRevision[], timezone: string): RevisionView[] {
  return stored
    .map((one, at) => {
      const before = stored[at - 1]
      const difference = before === undefined ? null : differenceOf(before.run, one.run)
      const figures = difference === null ? [] : difference.figures
      return {
        revision: one.revision,
        importedText: formatMoment(one.importedAt, timezone),
        filesText: countOf(one.run.files.length, 'file'),
        changeText: difference === null ? null : revisionSentence(difference),
        changes: figures.slice(0, most).map(changeView),
        moreText: figures.length > most ? `and ${countOf(figures.length - most, 'more figure')}` : null,
      }
    })
    .reverse()
}

function changeView({ key, figure, from, to }: FigureDifference): RevisionView['changes'][number] {
  const text = (value: number | null) => (value === null ? 'N/A' : formatCount(value))
  return {
    key: key === '*' ? 'Aggregated' : key,
    figure: figureNames[figure] ?? figure,
    from: text(from),
    to: text(to),
  }
}
