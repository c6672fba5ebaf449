import { Link } from '@remix-run/react'
import type { EvidenceReport, SortHead } from '~/reports/types-evidence'
import type { RunLine } from '~/reports/types-run'
import { withoutUnit } from './figure'
import { FindingTitles } from './findings'
import { RunName } from './run-name'

const figures = [
  'users',
  'durationS',
  'requests',
  'failures',
  'failurePercent',
  'p50',
  'p95',
  'p99',
  'max',
  'rps',
] as const

/** A head that sorts: the order is in the address, filters stay. */
export function SortableHead({ head }: { head: SortHead }) {
  return (
    <th
      scope="col"
      className={head.numeric ? 'n' : undefined}
      aria-sort={head.order}
      title={head.title === null ? undefined : head.title}
    >
      <Link to={head.href} preventScrollReset>
        {head.label}
        <span aria-hidden="true">{head.order === 'none' ? '' : head.order === 'ascending' ? ' ↑' : ' ↓'}</span>
      </Link>
    </th>
  )
}

function RunRow({ run, heads }: { run: RunLine; heads: SortHead[] }) {
  const named = (key: string) => heads.find((head) => head.key === key)?.label
  return (
    <tr>
      <td className="pick">
        <input type="checkbox" name="run" value={run.label} aria-label={`Compare ${run.short}`} />
      </td>
      <th scope="row">
        <Link className="run-label short" to={run.href} title={run.label} prefetch="intent">
          <RunName name={run.short} />
        </Link>
        {run.tags.length === 0 ? null : <span className="secondary fine"> {run.tags.join(', ')}</span>}
      </th>
      <td>
        <span className="secondary nowrap" title={run.atText}>
          {run.at === null ? run.atText : run.at.clock}
        </span>
      </td>
      {figures.map((key) => (
        <td className="n" key={key} data-label={named(key)}>
          {withoutUnit(run[key].text)}
        </td>
      ))}
      <td className={run.decides === 0 ? 'n unstated' : 'n'} data-label={named('decides')}>
        {run.decides === 0 ? '–' : run.decides}
      </td>
      <td>
        <FindingTitles items={run.findings} brief />
      </td>
    </tr>
  )
}

/** One page of runs; ticked ones are compared, by a form that needs no script. */
export function EvidenceTable({ report }: { report: EvidenceReport }) {
  return (
    <form method="get" action="/evidence/compare">
      {report.moment.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className="scroll-x as-cards runs" tabIndex={0} aria-label="Runs">
        <table className="ruled dense">
          <caption className="visually-hidden">Runs, with their figures and what was found on them</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Compare</span>
              </th>
              {report.heads.map((head) => (
                <SortableHead key={head.key} head={head} />
              ))}
            </tr>
          </thead>
          <tbody>
            {report.runs.map((run) => (
              <RunRow key={run.label} run={run} heads={report.heads} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="table-foot">
        <button className="button" type="submit">
          Compare the ticked runs
        </button>
        <span className="secondary fine">the one that stands lowest on the page is held as the base</span>
      </p>
    </form>
  )
}
