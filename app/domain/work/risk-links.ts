import type { Assessment, JudgedCriterion } from '../assessment'
import { wordsOf } from '../changes/similarity'
import type { Instant } from '../place'
import type { Risk } from '../plan'
import { parseRule } from '../rules'
import type { RiskLink } from './records'

/** What binds a risk to a criterion: a member's record, or the risk's own words. */
export type LinkOrigin = 'member' | 'words'

export interface RiskCriterion {
  criterionId: string
  origin: LinkOrigin
  /** Who linked it and when; null for what its words name. */
  link: { by: string; at: Instant; note: string } | null
  /** null: no document in effect holds the criterion. */
  judged: JudgedCriterion | null
}

/** Criteria that stand linked to a risk: members' links first, then those that its words name and nobody took away. */
export function linksOf(risk: Risk, recorded: readonly RiskLink[], assessment: Assessment): RiskCriterion[] {
  const criteria = new Map(
    assessment.tiers.flatMap(({ criteria }) => criteria.map((judged) => [judged.criterion.id, judged] as const)),
  )
  const judgedOf = (id: string) => {
    const judged = criteria.get(id)
    return judged === undefined ? null : judged
  }
  const latest = latestLinks(risk.id, recorded)
  const linked = [...latest.values()].filter(({ kind }) => kind === 'link')
  const named = namedCriteria(risk, [...criteria.values()]).filter(({ criterion }) => !latest.has(criterion.id))
  return [
    ...linked.map(
      ({ criterionId, by, at, note }): RiskCriterion => ({
        criterionId,
        origin: 'member',
        link: { by, at, note },
        judged: judgedOf(criterionId),
      }),
    ),
    ...named.map(
      (judged): RiskCriterion => ({ criterionId: judged.criterion.id, origin: 'words', link: null, judged }),
    ),
  ]
}

/** The last word on each pair: they come oldest first. */
export function latestLinks(riskId: string, recorded: readonly RiskLink[]): Map<string, RiskLink> {
  return new Map(recorded.filter((one) => one.riskId === riskId).map((one) => [one.criterionId, one]))
}

function tellingWords({ criterion }: JudgedCriterion): string[] {
  return [...wordsOf(criterion.text)].filter((word) => !/\d/.test(word) && word.length > 2 && !empty.has(word))
}

/** Words of a criterion that say nothing of what it is about. */
const empty = new Set(['success', 'rate', 'time', 'response', 'fast', 'working', 'passing', 'created', 'ready', 'zero'])

const timeWords = /\b(?:latency|slow(?:er|ness)?|response times?|timeouts?|p\d{2}|outliers?|lambat|langsam)\b/i
const failureWords = /\b(?:fail(?:s|ed|ures?|ing)?|errors?|outage|unavailable|5\d\d|403|gagal|fehler)\b/i
const throughputWords = /\b(?:throughput|capacity|requests? per second|req\/s)\b/i
const kinds: [RegExp, RegExp][] = [
  [timeWords, /^(?:p[\d.]+|max|min|avg|median)$/],
  [failureWords, /^(?:error|success|failures)$/],
  [throughputWords, /^(?:rps|requests)$/],
]

/**
 * Criteria that the risk's own text names: by all the telling words of the criterion (a lone one must
 * be telling of no other: "Auth fix takes too long" names "Auth success rate"), or by the endpoints that its rule asks about together with what it measures ("Login failures under
 * load" names success(login)).
 */
export function namedCriteria(risk: Risk, criteria: readonly JudgedCriterion[]): JudgedCriterion[] {
  const words = wordsOf(risk.text)
  const telling = new Map(criteria.map((judged) => [judged, tellingWords(judged)]))
  const uses = (word: string) => [...telling.values()].filter((those) => those.includes(word)).length
  return criteria.filter((judged) => {
    const { rule } = judged
    const own = telling.get(judged) as string[]
    const all = own.length > 0 && own.every((word) => words.has(word))
    if (all && (own.length > 1 || uses(own[0] as string) === 1)) return true
    const parsed = rule === null ? null : parseRule(rule)
    if (parsed === null || !parsed.ok || parsed.rule.selector.kind !== 'name') return false
    const { metric, selector } = parsed.rule
    const named = [...wordsOf(selector.name.replaceAll('-', ' '))].every((word) => words.has(word))
    return named && kinds.some(([said, measures]) => said.test(risk.text) && measures.test(metric))
  })
}
