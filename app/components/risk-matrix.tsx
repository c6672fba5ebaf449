import { Link } from '@remix-run/react'
import type { MatrixCell, RisksReport } from '~/reports/types-risks'
import { Glyph } from './glyph'
import { Hallmark } from './hallmark'

/** Impact from below, probability from the left; each cell leads to its risks. */
export function RiskMatrixTable({ report }: { report: RisksReport }) {
  const { matrix, unplaced, happened } = report
  if (matrix === null) return <p className="secondary note">{report.matrixText}</p>
  return (
    <div className="matrix-frame">
      <div className="matrix-axes">
        <span className="axis-impact caps" aria-hidden="true">
          Impact
        </span>
        <table className={`matrix steps-${matrix.steps}`}>
          <caption className="visually-hidden">Active risks by impact (rows) and probability (columns)</caption>
          <colgroup>
            <col className="labels" />
          </colgroup>
          <tbody>
            {matrix.rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">
                  <span className="visually-hidden">Impact </span>
                  {row.label}
                </th>
                {row.cells.map((cell) => (
                  <Cell key={cell.probability} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              {matrix.probabilityLabels.map((label) => (
                <th key={label} scope="col">
                  <span className="visually-hidden">Probability </span>
                  {label}
                </th>
              ))}
            </tr>
          </tfoot>
        </table>
        <span className="axis-probability caps" aria-hidden="true">
          Probability
        </span>
      </div>
      <div className="matrix-notes">
        <p className="secondary fine">{matrix.noteText}</p>
        {happened.length === 0 ? null : (
          <>
            <h3 className="caps">Signs that it has happened</h3>
            <ul className="bonds">
              {happened.map((risk) => (
                <li key={risk.ref}>
                  <span>
                    <Hallmark mark={risk.mark} />{' '}
                    <a href={`#${risk.anchor}`}>
                      <span className="ref">{risk.ref}</span> {risk.text}
                    </a>
                  </span>
                  <span className="fine secondary">{risk.happenedText}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {unplaced.length === 0 ? null : (
          <>
            <h3 className="caps">Without a place in the matrix</h3>
            <ul className="plain-list">
              {unplaced.map((risk) => (
                <li key={risk.ref}>
                  <a href={risk.href}>
                    <span className="ref">{risk.ref}</span> {risk.text}
                  </a>{' '}
                  <span className="secondary">{risk.why}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}

function Cell({ cell }: { cell: MatrixCell }) {
  return (
    <td className={`band-${cell.band}${cell.on ? ' on' : ''}`}>
      {cell.href === null ? (
        <span className="visually-hidden">{cell.title}</span>
      ) : (
        <Link className="cell-count" to={cell.href} title={cell.title} aria-label={cell.title}>
          {cell.risks.length}
        </Link>
      )}
      <span className="band caps" aria-hidden="true">
        {cell.band}
      </span>
      <ul>
        {cell.risks.map((risk) => (
          <li key={risk.ref}>
            <a href={risk.href} title={risk.text}>
              <span className="ref">{risk.ref}</span>
              {risk.glyph === null ? null : <Glyph glyph={risk.glyph} />}
              <span className="cell-text">{risk.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </td>
  )
}
