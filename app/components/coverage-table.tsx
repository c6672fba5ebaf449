import { Link } from '@remix-run/react'
import type { CoverageMap, CoverageRow } from '~/reports/coverage-map'
import { Hallmark } from './hallmark'

function Cell({ cell, label }: { cell: CoverageRow['cells'][number]; label: string | undefined }) {
  const people = cell.kind === 'people'
  if (cell.state === null) return <td className="kind secondary unstated">·</td>
  return (
    <td className={people ? 'kind never' : 'kind'} data-label={label}>
      <span aria-hidden="true">{cell.state === 'measured' ? '●' : '○'}</span>
      <span className="visually-hidden">
        {cell.state === 'measured' ? (people ? 'stated by a person' : 'measured') : people ? 'only a person' : 'open'}
      </span>
    </td>
  )
}

/** Criteria × kinds of evidence, tier by tier. */
export function CoverageTable({ map }: { map: CoverageMap }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x as-cards" tabIndex={0} aria-label="Coverage map">
      <table className="ruled coverage-map">
        <caption className="visually-hidden">Criteria by kinds of evidence</caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Now</th>
            {map.kinds.map((kind) => (
              <th key={kind.kind} scope="col" className="kind-head">
                {kind.label} <span className="secondary">{kind.countText}</span>
              </th>
            ))}
            <th scope="col">What decides it</th>
          </tr>
        </thead>
        {map.tiers.map((tier) => (
          <tbody key={tier.id}>
            <tr className="group">
              <th scope="rowgroup" colSpan={map.kinds.length + 3}>
                <Link to={tier.href}>{tier.title}</Link>
              </th>
            </tr>
            {tier.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="criterion-name">
                  <Link to={row.href}>{row.text}</Link>
                </th>
                <td>
                  <Hallmark mark={row.mark} />
                </td>
                {row.cells.map((cell) => (
                  <Cell key={cell.kind} cell={cell} label={map.kinds.find(({ kind }) => kind === cell.kind)?.label} />
                ))}
                <td className="wraps">
                  <span className="fine decides-cell">{row.wouldDecide}</span>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
