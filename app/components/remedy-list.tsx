import type { RemedyView } from '~/reports/types-common'
import { Hallmark } from './hallmark'
import { PageLink } from './page-link'

/** What would change a verdict, and whose. */
export function RemedyList({ items }: { items: RemedyView[] }) {
  return (
    <ol className="entries">
      {items.map((item) => (
        <li key={`${item.subject} ${item.code}`}>
          <Hallmark mark={item.mark} bare outlined />
          <div>
            <span className="found">{item.sentence}</span>
            <span className="sources">
              <PageLink className="secondary" to={item.href} prefetch="intent">
                {item.subjectText}
              </PageLink>
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
