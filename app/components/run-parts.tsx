import type { ManifestItem, RunReport } from '~/reports/types-run'
import { EmptyState } from './empty-state'

/** What the run says of itself, each value with where it was taken from. */
export function Manifest({ items }: { items: ManifestItem[] }) {
  return (
    <dl className="manifest">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>
            <span className="figure wrap">{item.text}</span> <span className="secondary fine">{item.sourceText}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Failures({ report }: { report: RunReport }) {
  if (report.failures.length === 0) return <EmptyState title={report.failuresText} />
  return (
    <table className="ruled">
      <thead>
        <tr>
          <th scope="col" className="n">
            Times
          </th>
          <th scope="col">Endpoint</th>
          <th scope="col">Error</th>
        </tr>
      </thead>
      <tbody>
        {report.failures.map((failure) => (
          <tr key={`${failure.method} ${failure.name} ${failure.error}`}>
            <td className="n">{failure.occurrencesText}</td>
            <td className="run-label">
              {failure.method} {failure.name}
            </td>
            <td className="run-label">
              {failure.error}
              {failure.spanText === null ? null : <span className="secondary"> {failure.spanText}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Exceptions({ report }: { report: RunReport }) {
  return (
    <ul className="entries plain">
      {report.exceptions.map((exception) => (
        <li key={`${exception.message} ${exception.traceback}`}>
          <span className="found">
            <span className="figure">{exception.count} ×</span> {exception.message}
          </span>
          <details>
            <summary className="secondary">Traceback</summary>
            <pre className="traceback">{exception.traceback}</pre>
          </details>
        </li>
      ))}
    </ul>
  )
}

export function Files({ report }: { report: RunReport }) {
  return (
    <table className="ruled">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Kind</th>
          <th scope="col" className="n">
            Size
          </th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {report.files.map((file) => (
          <tr key={file.name}>
            <th scope="row" className="run-label">
              {file.name}
            </th>
            <td>{file.kindText}</td>
            <td className="n">{file.bytesText}</td>
            <td>
              <code className="hash" title={file.sha256}>
                {file.sha256.slice(0, 16)}…
              </code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
