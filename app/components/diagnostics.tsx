import type { DocumentsReport } from '~/reports/types-plan'
import { SourceChip } from './source-chip'

type Diagnostic = DocumentsReport['documents'][number]['diagnostics'][number]

/** What an importer had to say, one line each with place and rule id. */
export function Diagnostics({ items }: { items: Diagnostic[] }) {
  return (
    <ul className="entries plain">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one place can carry the same message twice
        <li key={index}>
          <span className="found">
            <strong>{item.severity}</strong> {item.message}
          </span>
          <span className="sources">
            <SourceChip source={item.source} />
            <code className="secondary">{item.rule}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}
