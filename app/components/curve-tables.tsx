import { Link } from '@remix-run/react'
import type { BurnUpRow } from '~/reports/burn-up'
import type { CurveRow } from '~/reports/types-money'
import { Scroll } from './scroll'

export function BurnUpTable({ rows }: { rows: BurnUpRow[] }) {
  return (
    <Scroll label="Burn-up, newest first">
      <table className="ruled curve-table">
        <thead>
          <tr>
            <th scope="col">End of</th>
            <th scope="col" className="n">
              Criteria met
            </th>
            <th scope="col" className="n">
              Tasks
            </th>
            <th scope="col" className="n">
              Claimed
            </th>
            <th scope="col" className="n">
              Ticked
            </th>
            <th scope="col" className="n">
              Proven
            </th>
            <th scope="col">Scope</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="nowrap">
                <Link to={row.href}>{row.atText}</Link>
              </th>
              <td className="n">{row.criteria}</td>
              <td className="n">{row.tasks}</td>
              <td className="n">
                <span className="pencil">{row.claimed}</span>
              </td>
              <td className="n">{row.ticked}</td>
              <td className="n">{row.proven}</td>
              <td className="fine">{row.scopeText ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

export function CurveTable({ rows }: { rows: CurveRow[] }) {
  return (
    <Scroll label="Money over time">
      <table className="ruled curve-table">
        <thead>
          <tr>
            <th scope="col">End of</th>
            <th scope="col" className="n">
              Planned
            </th>
            <th scope="col" className="n">
              Spent
            </th>
            <th scope="col" className="n">
              Claimed
            </th>
            <th scope="col" className="n">
              Proven
            </th>
            <th scope="col" className="n">
              Gap
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="nowrap">
                <Link to={row.href}>{row.atText}</Link>
              </th>
              <td className="n">{row.planned}</td>
              <td className="n">{row.spent}</td>
              <td className="n">
                <span className="pencil">{row.claimed}</span>
              </td>
              <td className="n">{row.proven}</td>
              <td className="n">{row.gap}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
