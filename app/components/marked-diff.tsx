import type { DifferenceView, MarkedText } from '~/reports/types-acts'
import { PageLink } from './page-link'
import { Scroll } from './scroll'

/** What changed, as signed beside as it is now; what only one side has is marked on it. */
export function MarkedDiff({
  items,
  caption,
  signed = 'As signed',
  now = 'Now',
}: {
  items: DifferenceView[]
  caption: string
  signed?: string
  now?: string
}) {
  return (
    <Scroll label={caption}>
      <table className="ruled dense diff">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">{signed}</th>
            <th scope="col">{now}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                {item.word}
                {item.criterionText === null ? null : (
                  <div className="fine">
                    {item.href === null ? item.criterionText : <PageLink to={item.href}>{item.criterionText}</PageLink>}
                  </div>
                )}
              </th>
              <td>
                <Side text={item.signed} as="del" />
              </td>
              <td>
                <Side text={item.now} as="ins" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Side({ text, as: Mark }: { text: MarkedText | null; as: 'del' | 'ins' }) {
  if (text === null) return <span className="secondary">nothing</span>
  return (
    <span className="diff-text">
      {text.before}
      {text.changed === '' ? null : <Mark>{text.changed}</Mark>}
      {text.after}
    </span>
  )
}
