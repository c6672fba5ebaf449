import type { RevisionView } from '~/reports/revisions'
import { Section } from './section'

/** Revisions of one label: the same name, other bytes; each with what it changed. */
export function Revisions({ revisions }: { revisions: RevisionView[] }) {
  if (revisions.length < 2) return null
  return (
    <Section title="Revisions of this label" aside={`${revisions.length} revisions, the newest is in effect`}>
      <ul className="entries plain">
        {revisions.map((revision) => (
          <li key={revision.revision}>
            <span className="found">
              <strong>Revision {revision.revision}</strong>{' '}
              <span className="secondary">
                received {revision.importedText}, {revision.filesText}
              </span>
              {revision.changeText === null ? null : <> {revision.changeText}</>}
            </span>
            {revision.changes.length === 0 ? null : (
              <details>
                <summary className="secondary">What changed</summary>
                <table className="dense">
                  <caption className="visually-hidden">Figures that revision {revision.revision} changed</caption>
                  <thead>
                    <tr>
                      <th scope="col">Row</th>
                      <th scope="col">Figure</th>
                      <th scope="col" className="n">
                        Before
                      </th>
                      <th scope="col" className="n">
                        Now
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {revision.changes.map((change) => (
                      <tr key={`${change.key} ${change.figure}`}>
                        <th scope="row" className="run-label">
                          {change.key}
                        </th>
                        <td>{change.figure}</td>
                        <td className="n">{change.from}</td>
                        <td className="n">{change.to}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {revision.moreText === null ? null : <p className="secondary">{revision.moreText}</p>}
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
