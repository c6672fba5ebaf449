import type { Heatmap as HeatmapView } from '~/reports/types-common'
import { EmptyState } from './empty-state'
import { Glyph } from './glyph'
import { Hallmark } from './hallmark'

/** Criteria × runs. Every cell links to its reason; tainted runs are hatched, the deciding cell ringed. */
export function Heatmap({ heatmap, caption }: { heatmap: HeatmapView; caption: string }) {
  if (heatmap.rows.length === 0 || heatmap.columns.length === 0)
    return <EmptyState title="No cells yet">{heatmap.emptyText}</EmptyState>
  return (
    <div className="heat-frame">
      <HeatTable heatmap={heatmap} caption={caption} />
      <HeatKey heatmap={heatmap} />
    </div>
  )
}

/** What the cells of this heatmap mean: only the signs that occur in it. */
function HeatKey({ heatmap }: { heatmap: HeatmapView }) {
  const { key } = heatmap
  return (
    <ul className="heat-key">
      {key.signs.map((sign) => (
        <li key={sign.word}>
          <span className={`cell t-${sign.token}`}>
            <Glyph glyph={sign.glyph} />
          </span>
          {sign.word} <span className="secondary">{sign.countText}</span>
        </li>
      ))}
      {key.tainted ? (
        <li>
          <span className="cell tainted t-secondary" /> hatched: a tainted run
        </li>
      ) : null}
      {key.absent ? (
        <li>
          <span className="cell absent" /> the run does not count here
        </li>
      ) : null}
      {key.deciding ? (
        <li>
          <span className="cell deciding" /> ringed: decides now
        </li>
      ) : null}
    </ul>
  )
}

function HeatTable({ heatmap, caption }: { heatmap: HeatmapView; caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x heat-scroll" tabIndex={0} aria-label={caption}>
      <table className="heat">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Criterion</span>
            </th>
            <th scope="col" className="now">
              now
            </th>
            {heatmap.columns.map((column) => (
              <th key={column.run} scope="col">
                <a className={column.tainted ? 'turned tainted' : 'turned'} href={column.href} title={column.title}>
                  {column.brief}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heatmap.rows.map((row) => (
            <tr key={row.criterionId}>
              <th scope="row">
                <a href={row.href} title={row.rule === null ? undefined : row.rule}>
                  {row.text}
                </a>
              </th>
              <td className="now">
                <Hallmark mark={row.current} bare />
              </td>
              {row.cells.map((cell, index) => (
                <td key={heatmap.columns[index]?.run}>
                  {cell === null ? (
                    <span className="cell absent">
                      <span className="visually-hidden">not qualifying</span>
                    </span>
                  ) : (
                    <a
                      className={`cell t-${cell.token}${cell.tainted ? ' tainted' : ''}${cell.deciding ? ' deciding' : ''}`}
                      href={cell.href}
                      title={`${heatmap.columns[index]?.short}: ${cell.word}. ${cell.sentence}`}
                    >
                      <Glyph glyph={cell.glyph} />
                      <span className="visually-hidden">
                        {heatmap.columns[index]?.short}: {cell.word}
                      </span>
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
