/** Characters that fit a column of run labels, and how many of them are kept of the end. */
const room = 18
const tail = 10

/** A label cut in its middle where it is long: runs differ at the beginning or at the end of their names. */
export function RunName({ name }: { name: string }) {
  if (name.length <= room) return name
  return (
    <>
      <span className="label-head">{name.slice(0, -tail)}</span>
      <span className="label-tail">{name.slice(-tail)}</span>
    </>
  )
}
