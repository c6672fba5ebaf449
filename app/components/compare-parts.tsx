import { Link } from '@remix-run/react'
import type { CompareReport } from '~/reports/types-compare'

const tokens = { yes: 'met', limited: 'inconclusive', no: 'not-met' } as const

/** Whether the runs may be held against each other at all, and what speaks against it. */
export function Comparability({ report }: { report: CompareReport }) {
  return (
    <>
      <p className={`worth-of t-${tokens[report.comparable]}`}>{report.comparableText}</p>
      {report.obstacles.length === 0 ? null : (
        <ul className="obstacles">
          {report.obstacles.map((obstacle) => (
            <li key={obstacle.sentence} className={obstacle.refuses ? 't-not-met' : 't-inconclusive'}>
              <span className="change-word">{obstacle.refuses ? 'refuses' : 'limits'}</span> {obstacle.sentence}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The manifests beside each other; equal lines are quiet. */
export function CompareManifest({ report }: { report: CompareReport }) {
  const differing = report.manifest.filter(({ differs }) => differs)
  const same = report.manifest.filter(({ differs }) => !differs)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label="Manifests">
      <table className="ruled">
        <caption className="visually-hidden">Manifests of the runs</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {report.runs.map((run) => (
              <th key={run.label} scope="col">
                <Link className="run-label short" to={run.href} title={run.label}>
                  {run.short}
                </Link>
                {run.base ? <span className="secondary beside-label">base</span> : null}
                {run.tainted ? <span className="finding-title t-not-met beside-label">tainted</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...differing, ...same].map((row) => (
            <tr key={row.label} className={row.differs ? 'differs' : 'secondary'}>
              <th scope="row">{row.label}</th>
              {row.differs ? (
                row.values.map((value, at) => <td key={report.runs[at]?.label}>{value}</td>)
              ) : (
                <td colSpan={report.runs.length}>{row.values[0]}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
