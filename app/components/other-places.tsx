import type { StatusMark } from '~/reports/types-common'

/** How often a status is said, with the other places folded into the title and its links. */
export function OtherPlaces({ status }: { status: StatusMark }) {
  if (status.others.length === 0) return null
  return (
    <span className="secondary fine" title={status.others.map(({ text }) => text).join(', ')}>
      × {status.others.length + 1}
      <span className="visually-hidden"> times, also at {status.others.map(({ text }) => text).join(', ')}</span>
    </span>
  )
}
