import type { ReactElement } from 'react'

interface FoldedEntriesProps {
  /** One `li` each. */
  entries: ReactElement[]
  /** What the rest is called: "120 more files". */
  many: string
  /** Entries that stand open; a few more than that are not worth a fold. */
  shown?: number
}

/** A list of entries, long ones folded after the first. */
export function FoldedEntries({ entries, many, shown = 20 }: FoldedEntriesProps) {
  const open = entries.length <= shown + 5 ? entries : entries.slice(0, shown)
  const rest = entries.slice(open.length)
  return (
    <>
      <ul className="entries plain">{open}</ul>
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>
            {rest.length} more {many}
          </summary>
          <ul className="entries plain">{rest}</ul>
        </details>
      )}
    </>
  )
}
