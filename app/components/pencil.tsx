import { Fragment } from 'react'
import type { PencilMark } from '~/reports/types-common'

/** Check marks of authors, drawn in pencil: emoji differ between systems and shout in colour. */
const tick = 'M1.5 6.5 4.5 9.5 10.5 2.5'
const drawn: Record<string, string> = { '✅': tick, '✔': tick, '☑': tick, '❌': 'M2 2l8 8M10 2l-8 8' }

function Words({ text }: { text: string }) {
  return text.split(/(✅|✔|☑|❌)\uFE0F?/u).map((part, index) => {
    const path = drawn[part]
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
    if (path === undefined) return <Fragment key={index}>{part}</Fragment>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
      <svg key={index} viewBox="0 0 12 12" role="img" aria-label={part}>
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    )
  })
}

/** Other pictures of authors are left out where words remain; the title keeps them. */
function withoutPictures(text: string): string {
  const bare = text.replace(/(?![✅✔☑❌])\p{Extended_Pictographic}\uFE0F?\s*/gu, '').trim()
  return bare === '' ? text : bare
}

/** What somebody wrote, in pencil; a link to its line where one is known. */
export function Pencil({ mark, clip = false }: { mark: PencilMark; clip?: boolean }) {
  const className = clip ? 'pencil clip' : 'pencil'
  const text = withoutPictures(mark.words)
  const words = text.includes('“') ? (
    <Words text={text} />
  ) : (
    <>
      “<Words text={text} />”
    </>
  )
  const source = mark.source
  if (source === null || source.href === null) return <span className={className}>{words}</span>
  return (
    <a className={className} href={source.href} title={`${mark.words} (${source.text})`}>
      {words}
    </a>
  )
}
