import type { MoneyFigure } from '~/reports/money-figure'
import { SourceChip } from './source-chip'

/** A figure that opens to its formula and sources; needs no script. */
export function WorkedFigure({ label, figure }: { label: string; figure: MoneyFigure }) {
  return (
    <details className="worked">
      <summary>
        <span className="visually-hidden">{label}: </span>
        <span className={figure.known ? 'figure' : 'figure unit secondary'}>{figure.text}</span>
      </summary>
      <div className="worked-out">
        <p>{figure.formula}</p>
        {figure.cover === null ? null : <p className="secondary">{figure.cover}</p>}
        {figure.sources.length === 0 ? null : (
          <p className="sources">
            {figure.sources.map((source) => (
              <SourceChip key={source.text} source={source} />
            ))}
            {figure.moreSources === 0 ? null : <span className="secondary">and {figure.moreSources} more</span>}
          </p>
        )}
      </div>
    </details>
  )
}
