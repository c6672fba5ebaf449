import type { Hallmark as HallmarkView } from '~/reports/types-common'
import { Glyph } from './glyph'

interface HallmarkProps {
  mark: HallmarkView
  size?: 'normal' | 'large'
  /** Glyph alone, for narrow columns; the word stays for screen readers. */
  bare?: boolean
  outlined?: boolean
}

/** The stamp: what is judged. Its accessible name carries the reason. */
export function Hallmark({ mark, size = 'normal', bare = false, outlined = false }: HallmarkProps) {
  const names = ['hallmark', `t-${mark.token}`]
  if (size === 'large') names.push('large')
  if (bare) names.push('bare')
  if (outlined || !mark.solid) names.push('outlined')
  if (mark.hatched) names.push('hatched')
  const reason = mark.title.startsWith(mark.word) ? mark.title.slice(mark.word.length) : `: ${mark.title}`
  return (
    <span className={names.join(' ')} title={mark.title}>
      <Glyph glyph={mark.glyph} />
      <span className={bare ? 'visually-hidden' : undefined}>{mark.word}</span>
      {reason === '' ? null : <span className="visually-hidden">{reason}</span>}
    </span>
  )
}
