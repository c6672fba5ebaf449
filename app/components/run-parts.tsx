import type { FailureGroupView, ManifestItem, RunReport } from '~/reports/types-run'
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

function FailureGroups({ groups, caption }: { groups: FailureGroupView[]; caption: string }) {
  return (
    <div className="group-list">
      <h3 className="caps">{caption}</h3>
      {groups.map((group) => (
        <details key={group.name}>
          <summary>
            <span className="figure">{group.totalText} ×</span> <span className="run-label wraps">{group.name}</span>{' '}
            <span className="secondary">{group.spreadText}</span>
          </summary>
          <ul className="plain-list">
            {group.items.map((item) => (
              <li key={`${item.name} ${item.spanText}`}>
                <span className="figure">{item.text} ×</span> <span className="run-label wraps">{item.name}</span>
                {item.spanText === null ? null : <span className="secondary"> {item.spanText}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

/** The same failures by what went wrong and by where. */
export function Failures({ report }: { report: RunReport }) {
  const { byError, byEndpoint } = report.failureGroups
  if (byError.length === 0) return <EmptyState title={report.failuresText} />
  return (
    <div className="two even">
      <FailureGroups groups={byError} caption="By error" />
      <FailureGroups groups={byEndpoint} caption="By endpoint" />
    </div>
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label="Files">
      <table className="ruled">
        <caption className="visually-hidden">Files of the run</caption>
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
            <tr key={`${file.sha256} ${file.name}`}>
              <th scope="row">
                <a className="run-label" href={file.href} download>
                  {file.name}
                </a>
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
    </section>
  )
}
