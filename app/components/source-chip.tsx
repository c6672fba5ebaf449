import type { SourceChip as SourceChipView } from '~/reports/types-common'

/** A plain link, not a client-side one: the browser must arrive at the line for `:target` to mark it. */
export function SourceChip({ source }: { source: SourceChipView }) {
  if (source.href === null)
    return (
      <span className="source" title={source.title}>
        {source.text}
      </span>
    )
  return (
    <a className="source" href={source.href} title={source.title} data-url={source.href}>
      {source.text}
    </a>
  )
}
