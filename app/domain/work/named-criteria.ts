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
  const uses = (word: string) => criteria.filter((judged) => subjectOf(judged).telling.includes(word)).length
  return criteria.filter((judged) => {
    const { telling, named, metric } = subjectOf(judged)
    const all = telling.length > 0 && telling.every((word) => words.has(word))
    if (all && (telling.length > 1 || uses(telling[0] as string) === 1)) return true
    if (named.length === 0 || metric === null || !named.every((word) => words.has(word))) return false
    return metric === 'delivered' || measures.some(([said, measured]) => said.test(text) && measured.test(metric))
  })
}

/** What a criterion is about: its telling words, and the name and metric that its rule asks for. */
interface CriterionSubject {
  telling: string[]
  /** Empty where the rule asks for no named endpoints or things. */
  named: string[]
  metric: string | null
}

/** A page asks the same of each criterion for every risk and deliverable. */
const subjects = new WeakMap<JudgedCriterion, CriterionSubject>()

function subjectOf(judged: JudgedCriterion): CriterionSubject {
  const known = subjects.get(judged)
  if (known !== undefined) return known
  const parsed = judged.rule === null ? null : parseRule(judged.rule)
  const rule = parsed?.ok === true && parsed.rule.selector.kind === 'name' ? parsed.rule : null
  const name = rule?.selector.kind === 'name' ? rule.selector.name : ''
  const subject = {
    telling: [...wordsOf(judged.criterion.text)].filter(
      (word) => !/\d/.test(word) && word.length > 2 && !empty.test(word),
    ),
    named: [...wordsOf(name.replaceAll('-', ' '))],
    metric: rule === null ? null : rule.metric,
  }
  subjects.set(judged, subject)
  return subject
}
