import type { ReactNode } from 'react'
import { Glyph } from './glyph'

export interface Entry {
  key: string
  term: ReactNode
  text: ReactNode
}

export function Glossary({ entries }: { entries: Entry[] }) {
  return (
    <dl className="glossary">
      {entries.map((entry) => (
        <div key={entry.key}>
          <dt>{entry.term}</dt>
          <dd>{entry.text}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Sign {
  glyph: string
  word: string
  token: string
  hatched?: boolean
}

/** A stamp without a case behind it, for explaining the stamps. */
export function SampleMark({ sign, outlined = false }: { sign: Sign; outlined?: boolean }) {
  const hatched = sign.hatched === true ? ' hatched' : ''
  return (
    <span className={`hallmark t-${sign.token}${outlined ? ' outlined' : ''}${hatched}`}>
      <Glyph glyph={sign.glyph} />
      {sign.word}
    </span>
  )
}
