import type { JudgedCriterion } from '../assessment'
import { wordsOf } from '../changes/similarity'
import { parseRule } from '../rules'

/** Words of a criterion that say nothing of what it is about. */
const empty =
  /^(?:success|rate|ratio|time|response|fast|working|pass(?:e|ed|ing)?|created?|ready|zero|failure|updated?|compatible|tested|completed?|done|available|all|must|hit)$/

const timeWords = /\b(?:latency|slow(?:er|ness)?|response times?|timeouts?|p\d{2}|outliers?|lambat|langsam)\b/i
const failureWords = /\b(?:fail(?:s|ed|ures?|ing)?|errors?|outage|unavailable|5\d\d|403|gagal|fehler)\b/i
const throughputWords = /\b(?:throughput|capacity|requests? per second|req\/s)\b/i
const measures: [RegExp, RegExp][] = [
  [timeWords, /^(?:p[\d.]+|max|min|avg|median)$/],
  [failureWords, /^(?:error|success|failures)$/],
  [throughputWords, /^(?:rps|requests)$/],
]

/**
 * Criteria that a text names: by all the telling words of the criterion (a lone one must be telling
 * of no other: "Auth fix takes too long" names "Auth success rate"), by what its rule asks to be
 * delivered ("Runbooks" names delivered(runbooks)), or by the endpoints that its rule asks about
 * together with what it measures ("Login failures under load" names success(login)). An inference,
 * and to be shown as one.
 */
export function namedCriteria(text: string, criteria: readonly JudgedCriterion[]): JudgedCriterion[] {
  const words = wordsOf(text)
  const telling = new Map(criteria.map((judged) => [judged, tellingWords(judged)]))
  const uses = (word: string) => [...telling.values()].filter((those) => those.includes(word)).length
  return criteria.filter((judged) => {
    const own = telling.get(judged) as string[]
    const all = own.length > 0 && own.every((word) => words.has(word))
    if (all && (own.length > 1 || uses(own[0] as string) === 1)) return true
    return namesSubject(text, words, judged)
  })
}

function tellingWords({ criterion }: JudgedCriterion): string[] {
  return [...wordsOf(criterion.text)].filter((word) => !/\d/.test(word) && word.length > 2 && !empty.test(word))
}

function namesSubject(text: string, words: ReadonlySet<string>, { rule }: JudgedCriterion): boolean {
  const parsed = rule === null ? null : parseRule(rule)
  if (parsed === null || !parsed.ok || parsed.rule.selector.kind !== 'name') return false
  const { metric, selector } = parsed.rule
  const named = [...wordsOf(selector.name.replaceAll('-', ' '))]
  if (named.length === 0 || !named.every((word) => words.has(word))) return false
  return metric === 'delivered' || measures.some(([said, measured]) => said.test(text) && measured.test(metric))
}
