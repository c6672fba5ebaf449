import { Link } from '@remix-run/react'
import type { ReportLine } from '~/reports/types-reports'
import { Section } from './section'

/** Test, coverage and metric reports, below the runs; nothing where none is at hand. */
export function ReportsTable({ reports }: { reports: ReportLine[] }) {
  if (reports.length === 0) return null
  return (
    <Section title="Test, coverage and metric reports" id="reports">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className="scroll-x as-cards reports" tabIndex={0} aria-label="Reports">
        <table className="ruled dense">
          <thead>
            <tr>
              <th scope="col">Report</th>
              <th scope="col">Kind</th>
              <th scope="col">Time</th>
              <th scope="col">What it counts</th>
              <th scope="col" className="n">
                Decides
              </th>
              <th scope="col">Provenance</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={report.key}>
                <th scope="row">
                  <Link className="run-label" to={report.href} prefetch="intent">
                    {report.label}
                  </Link>
                  <div className="source">{report.formatText}</div>
                </th>
                <td data-label="Kind">{report.kindText}</td>
                <td className="secondary" data-label="Time">
                  {report.atText}
                </td>
                <td>
                  <span className="figure wrap">{report.figuresText}</span>
                  {report.brokenText === null ? null : (
                    <div className="secondary fine">Not whole: {report.brokenText}</div>
                  )}
                </td>
                <td className={report.decides === 0 ? 'n unstated' : 'n'} data-label="Decides">
                  {report.decides === 0 ? '–' : report.decides}
                </td>
                <td className="secondary fine">{report.provenanceText}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}
