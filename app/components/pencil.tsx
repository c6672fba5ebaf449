import { Fragment } from 'react'
import type { PencilMark } from '~/reports/types-common'
import { plainWords } from '~/reports/words-as-shown'

/** Marks of passing and failing, drawn in pencil: fonts differ on them. */
const drawn: Record<string, { path: string; word: string }> = {
  '✓': { path: 'M1.5 6.5 4.5 9.5 10.5 2.5', word: 'passed' },
  '✗': { path: 'M2 2l8 8M10 2l-8 8', word: 'failed' },
}

function Words({ text }: { text: string }) {
  return text.split(/([✓✗])/u).map((part, index) => {
    const mark = drawn[part]
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
    if (mark === undefined) return <Fragment key={index}>{part}</Fragment>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
      <svg key={index} viewBox="0 0 12 12" role="img" aria-label={mark.word}>
        <path d={mark.path} fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    )
  })
}

/** A remark within a line, in pencil: no quotes, no link. */
export function Pencilled({ text }: { text: string }) {
  return (
    <span className="pencil">
      <Words text={plainWords(text)} />
    </span>
  )
}

/** What somebody wrote, in pencil; a link to its line where one is known. */
export function Pencil({ mark, clip = false }: { mark: PencilMark; clip?: boolean }) {
  const className = clip ? 'pencil clip' : 'pencil'
  const text = plainWords(mark.words)
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
