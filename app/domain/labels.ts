import { ofText } from './memory'

export type ResolvedLabel = { label: string } | { candidates: string[] }

/**
 * Words of a label: what stands between `_`, and for run notes also between spaces. Every short name of a
 * document is held against every label: a label is taken apart once, not each time.
 */
const tokensOf = ofText('tokens-of-label', (label): readonly string[] => label.toLowerCase().split(/[_\s]+/), {
  longest: 2000,
  most: 40_000,
})

/**
 * The run that short words mean ("v45", "v26b (r4)"): the exact label first, then a label that
 * holds every word as a whole `_`-token, then a substring; the first level with exactly one
 * match wins. Otherwise the candidates of the first level that had any, sorted; none is an
 * empty list.
 */
export function resolveRunLabel(words: string, labels: readonly string[]): ResolvedLabel {
  const wanted = words.trim()
  if (wanted === '') return { candidates: [] }
  if (labels.includes(wanted)) return { label: wanted }
  const parts = wanted.toLowerCase().match(/[\p{L}\p{N}.-]+/gu) ?? []
  const whole = tokensOf(wanted)
  const short = wanted.toLowerCase()
  const levels = [
    (label: string) => {
      const tokens = tokensOf(label)
      return (
        whole.every((part) => tokens.includes(part)) ||
        (parts.length > 0 && parts.every((part) => tokens.includes(part)))
      )
    },
    (label: string) => label.toLowerCase().includes(short),
  ]
  let candidates: string[] = []
  for (const matches of levels) {
    const found = labels.filter(matches)
    if (found.length === 1) return { label: found[0]! }
    if (candidates.length === 0) candidates = found
  }
  return { candidates: candidates.toSorted() }
}
