import type { PencilMark } from '~/reports/types-common'

/** What somebody wrote, in pencil; a link to its line where one is known. */
export function Pencil({ mark, clip = false }: { mark: PencilMark; clip?: boolean }) {
  const className = clip ? 'pencil clip' : 'pencil'
  const words = `“${mark.words}”`
  const source = mark.source
  if (source === null || source.href === null) return <span className={className}>{words}</span>
  return (
    <a className={className} href={source.href} title={`${mark.words} (${source.text})`}>
      {words}
    </a>
  )
}
