import type { LoadMetric } from '../../vocabulary'
import { loadMetrics } from '../../vocabulary'
import type { Selector } from '../rule'

/** Words that say how something is measured or how it should be, never which endpoints are meant. */
const nonSelecting = new Set(
  `budget currently equal now today never not complete completes completed finish finishes a acceptable across all alle also an and anfragen antwortzeit antwortzeiten any api apis are at average avg
   be been bei berhasil by call calls can concurrent consistent dan dari das der detik die durchsatz each
   endpoint endpoints erfolgsquote erfolgsrate error errors every fail failed failing fails failure failures
   fast faster fehler fehlerquote fehlerrate for für gagal goal good has have http in is keberhasilan keep keeps
   kept kesalahan kurang latency latenz lebih less load loaded loading loads longer max maximum mean median
   minimum mit must no of on operation operations or our outlier outliers overall p pada page pages peak percent
   percentile performance permintaan pro quick quickly rata rate ratio reliable remain remains request requests
   respons response responses route routes run semua server should size slow slower spike spikes stay stays
   success successful sustained system take takes target test tests than the throughput time times tingkat to
   total und under untuk url urls user users ux von waktu we with within yang zero`.split(/\s+/),
)

const loginWords = new Set(['auth', 'authentication', 'login', 'logins', 'signin', 'signins', 'logon', 'anmeldung'])

export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*/gu) ?? []).map((word) =>
    word.replace(/['’]/g, ''),
  )
}

export function slugOf(words: readonly string[], separator: '-' | '_'): string {
  return words.join(separator).replaceAll('.', separator)
}

/** The statistic that a text names, with the text that is left: `p99`, `median`, `avg`, `max`; null where it names none. */
export function takeStatistic(text: string): { metric: LoadMetric | null; rest: string } {
  const percentile = /\bp\s?(\d{2}(?:\.\d+)?)\b|\b(\d{2}(?:\.\d+)?)(?:th|st|nd|rd)[\s-]percentile\b/i.exec(text)
  if (percentile !== null) {
    const name = `p${percentile[1] === undefined ? percentile[2] : percentile[1]}`
    const known = loadMetrics.find((metric) => metric === name)
    if (known !== undefined) return { metric: known, rest: text.replace(percentile[0], ' ') }
  }
  const share = /\b(\d{2}(?:\.\d+)?)\s?% of (?:all |the )?(?:requests?|calls?|responses?|users?|pages?|time)\b/i.exec(
    text,
  )
  const shared = share === null ? undefined : loadMetrics.find((metric) => metric === `p${share[1]}`)
  if (share !== null && shared !== undefined) return { metric: shared, rest: text.replace(share[0], ' ') }
  const named: [RegExp, LoadMetric][] = [
    [/\bmedian\b/i, 'median'],
    [/\b(?:average|avg|mean)\b/i, 'avg'],
    [/\b(?:max|maximum|slowest|worst)\b/i, 'max'],
  ]
  for (const [pattern, metric] of named) {
    if (pattern.test(text)) return { metric, rest: text.replace(pattern, ' ') }
  }
  return { metric: null, rest: text }
}

/**
 * Which endpoints a text means: the login group, every endpoint, a known group whose words all
 * stand in the text, the words that are left when everything said about measuring is taken
 * away, or the aggregate where nothing is left.
 */
export function selectorOf(text: string, groups: readonly string[]): Selector {
  const words = wordsOf(text)
  if (words.some((word) => loginWords.has(word)) || /\b(?:sign|log)[- ]in\b/i.test(text)) {
    return { kind: 'name', name: 'login' }
  }
  if (/\b(?:all|each|every)\s+(?:\w+\s+)?(?:endpoints?|apis?|pages?|routes?|urls?)\b/i.test(text))
    return { kind: 'each' }
  const known = groups
    .filter((group) => wordsOf(group).length > 0 && wordsOf(group).every((word) => words.includes(word)))
    .sort((a, b) => b.length - a.length)[0]
  if (known !== undefined) return { kind: 'name', name: known }
  const left = words.filter((word) => !nonSelecting.has(word) && !/^\d/.test(word))
  return left.length === 0 ? { kind: 'all' } : { kind: 'name', name: slugOf(left.slice(0, 5), '-') }
}

/** Whether the words name the login group. */
export function namesLogin(text: string): boolean {
  return selectorOf(text, []).kind === 'name' && (selectorOf(text, []) as { name: string }).name === 'login'
}
