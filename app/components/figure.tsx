import type { Figure as FigureView } from '~/reports/types-common'

/** A measured figure: tabular type, the unit lighter after a thin space. */
export function Figure({ figure }: { figure: FigureView }) {
  return (
    <span className="figure">
      {figure.number}
      {figure.unitText === null ? null : <span className="unit">{`\u2009${figure.unitText}`}</span>}
    </span>
  )
}

/** The place of a figure that nothing measured. */
export function NoFigure({ why }: { why?: string }) {
  return (
    <span className="figure unit secondary" title={why}>
      –<span className="visually-hidden">{why === undefined ? 'not measured' : why}</span>
    </span>
  )
}

/** "200 users" as "200", "5 of 5 tasks ticked" as "5 of 5": where the head of the column says the rest. */
export function withoutUnit(text: string): string {
  return text.replace(/(?<=\d)\s(users?|requests?|failed|bytes|req\/s|(tasks?|deliverables?)( ticked| proven)?)$/, '')
}
