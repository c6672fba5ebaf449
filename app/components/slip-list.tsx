import { Link } from '@remix-run/react'
import type { SlipView } from '~/reports/types-week'
import { SourceChip } from './source-chip'
import { TickBox } from './task-list'

/** Tasks that another snapshot has elsewhere or not at all, with both places. */
export function SlipList({ title, items, toward }: { title: string; items: SlipView[]; toward: 'from' | 'to' }) {
  if (items.length === 0) return null
  return (
    <>
      <h3 className="caps">
        {title} <span className="count">{items.length}</span>
      </h3>
      <ul className="entries ticked slips">
        {items.map((item) => (
          <li key={item.key}>
            <TickBox ticked={item.ticked} />
            <div>
              <span className="found">
                <span className="caps">{item.kindText}</span>{' '}
                {item.week === null ? null : (
                  <span className="secondary">
                    {toward} <Link to={item.week.href}>{item.week.title}</Link>{' '}
                  </span>
                )}
                {item.text} {item.estimateText === null ? null : <span className="secondary">{item.estimateText}</span>}
              </span>
              <span className="sources">
                {item.from === null ? null : <SourceChip source={item.from} />}
                {item.to === null ? null : (
                  <>
                    <span className="secondary">→</span> <SourceChip source={item.to} />
                  </>
                )}
                <span className="secondary">{item.whenText}</span>
              </span>
              {item.maybeText === null ? null : <span className="secondary fine">{item.maybeText}</span>}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
