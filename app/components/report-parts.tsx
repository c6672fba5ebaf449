import { Link } from '@remix-run/react'
import type { ReportDetail, ShareRow } from '~/reports/types-reports'
import { Hallmark } from './hallmark'
import { SourceChip } from './source-chip'

/** Counts with their share. */
export function Shares({ rows, caption }: { rows: ShareRow[]; caption: string }) {
  return (
    <table className="ruled dense">
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td className="n">{row.text}</td>
            <td className="n">{row.percentText === null ? '–' : row.percentText}</td>
            <td className="secondary">{row.remark}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function FailedTests({ report }: { report: ReportDetail }) {
  return (
    <div className="group-list">
      <p className="secondary">{report.failuresText}</p>
      {report.failures.map((failure) => (
        <details key={`${failure.source.text} ${failure.name}`}>
          <summary>
            <span className="run-label wraps">{failure.name === '' ? failure.suite : failure.name}</span>{' '}
            <span className="secondary">{failure.suite}</span> <SourceChip source={failure.source} />
          </summary>
          <pre className="figure wrap">{failure.message}</pre>
        </details>
      ))}
    </div>
  )
}

export function Samples({ report }: { report: ReportDetail }) {
  return (
    <table className="ruled dense">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" className="n">
            Value
          </th>
          <th scope="col">Time</th>
          <th scope="col">Labels</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {report.samples.map((sample) => (
          <tr key={sample.key}>
            <th scope="row">{sample.metric}</th>
            <td className="n">{sample.text}</td>
            <td className="secondary">{sample.atText}</td>
            <td>{sample.labelsText}</td>
            <td>
              <SourceChip source={sample.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function DecidedCriteria({ report }: { report: ReportDetail }) {
  return (
    <ul className="entries worded">
      {report.criteria.map((item) => (
        <li key={item.id}>
          <Hallmark mark={item.mark} />
          <div>
            <span className="found">
              <Link to={item.href}>{item.text}</Link> <span className="secondary">{item.tierTitle}</span>
            </span>
            <span className="found">{item.sentence}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
