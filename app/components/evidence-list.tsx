import type { EvidenceLine } from '~/reports/types-overview'
import { withoutUnit } from './figure'
import { FindingTitles } from './findings'
import { PageLink } from './page-link'

/** The latest runs in short, with what was found on them. */
export function EvidenceList({ items }: { items: EvidenceLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x as-cards" tabIndex={0} aria-label="Latest evidence">
      <table className="ruled">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Measured at</th>
            <th scope="col" className="n">
              Users
            </th>
            <th scope="col" className="n">
              Requests
            </th>
            <th scope="col" className="n">
              Failures
            </th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.run}>
              <th scope="row">
                <PageLink className="run-label" to={item.href} title={item.run} prefetch="intent">
                  {item.short}
                </PageLink>
              </th>
              <td className="secondary nowrap">{item.atText}</td>
              <td className="n" data-label="Users">
                {withoutUnit(item.usersText)}
              </td>
              <td className="n" data-label="Requests">
                {withoutUnit(item.requestsText)}
              </td>
              <td className="n" data-label="Failures">
                {withoutUnit(item.failuresText)}
              </td>
              <td>
                <FindingTitles items={item.findings} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
