import type { Assessment, JudgedCriterion, ProgramState } from '../assessment'
import { judgeAside } from '../criteria/judge-aside'
import type { PlanItem } from '../plan'
import { formatRule, inferRule, parseRule, type Rule } from '../rules'
import type { Operator, TierState } from '../vocabulary'

/** What the evidence at hand says to a condition; `not_from_data` where nothing measurable can be read from it. */
export const conditionAnswers = ['holds', 'fails', 'undecided', 'not_from_data'] as const
export type ConditionAnswer = (typeof conditionAnswers)[number]

export type ConditionBasis =
  | { kind: 'tiers'; tiers: { id: string; state: TierState }[] }
  | {
      kind: 'rule'
      /** The condition as a rule. */
      asked: string
      /** The rule that was judged; the opposite of `asked` where the condition describes trouble. */
      judged: JudgedCriterion
      opposite: boolean
    }

export interface JudgedCondition {
  item: PlanItem
  tierId: string | null
  answer: ConditionAnswer
  basis: ConditionBasis | null
}

/**
 * Conditions of decisions ("Execute Tier 2 if …") held against the data. A condition that describes
 * trouble ("100+ second outliers") holds where the rule that forbids it is not met, so that a tainted
 * run can show the trouble and never show that it is gone.
 */
export function judgeConditions(state: ProgramState, assessment: Assessment): JudgedCondition[] {
  return state.snapshots.flatMap(({ plan }) =>
    plan.planItems
      .filter(({ kind, fields }) => kind === 'condition' && fields.recommendation === undefined)
      .map((item) => judgeCondition(item, state, assessment)),
  )
}

function judgeCondition(item: PlanItem, state: ProgramState, assessment: Assessment): JudgedCondition {
  const tierId = item.fields.tier === undefined ? null : item.fields.tier
  const tiers = completedTiers(item.text, assessment)
  if (tiers !== null) return { item, tierId, answer: answerOfTiers(tiers), basis: { kind: 'tiers', tiers } }
  const read = readCondition(item.text)
  if (read === null) return { item, tierId, answer: 'not_from_data', basis: null }
  const judged = judgeAside(state, assessment, {
    tierId: tierId === null ? 'program' : tierId,
    text: item.text,
    rule: read.judge,
    place: item.place,
  })
  const { asked, opposite } = read
  return { item, tierId, answer: answerOfVerdict(judged, opposite), basis: { kind: 'rule', asked, judged, opposite } }
}

const complete = /\b(complete|completed|done|finished|passed|exited)\b/i
const tierNumbers = /\btiers?\s+(\d+(?:\s*(?:,|&|and|to|-|–)\s*\d+)*)/i

/** "Tier 1 & 2 are complete": those tiers; null where the text says nothing of the kind, or of tiers unknown. */
function completedTiers(text: string, { tiers }: Assessment): { id: string; state: TierState }[] | null {
  const named = tierNumbers.exec(text)?.[1]
  if (named === undefined || !complete.test(text)) return null
  const numbers = named.match(/\d+/g)!.map(Number)
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  const isRange = /to|-|–/.test(named)
  const found = tiers.filter(({ tier: { number } }) =>
    number === null ? false : isRange ? number >= first && number <= last : numbers.includes(number),
  )
  return found.length === 0 ? null : found.map(({ tier, state }) => ({ id: tier.id, state }))
}

const passed: readonly TierState[] = ['ready', 'ready_with_waivers', 'exited']
const refused: readonly TierState[] = ['blocked', 'exited_regressed']

function answerOfTiers(tiers: { state: TierState }[]): ConditionAnswer {
  if (tiers.some(({ state }) => refused.includes(state))) return 'fails'
  return tiers.every(({ state }) => passed.includes(state)) ? 'holds' : 'undecided'
}

function answerOfVerdict({ verdict }: JudgedCriterion, opposite: boolean): ConditionAnswer {
  if (verdict === 'met') return opposite ? 'fails' : 'holds'
  if (verdict === 'not_met') return opposite ? 'holds' : 'fails'
  return 'undecided'
}

/** Who has it, needs it or sees it is not what is measured. */
const person = /^\s*(?:(?:you|we|they|the team|there)\s+)?(?:have|has|see|are|is|need|get)\s+/i
const comparison = /[<>≤≥]|\b(over|under|above|below|more than|less than|at least|at most|exceeds?)\b/i

interface ReadCondition {
  asked: string
  judge: string
  opposite: boolean
}

/** A condition as a rule, and the rule to judge; null where no measurable phrase with a comparison stands in it. */
export function readCondition(text: string): ReadCondition | null {
  const bare = text.replace(person, '')
  if (!comparison.test(bare)) return readCounted(bare)
  const rule = inferred(bare)
  if (rule === null || rule.op === null || rule.limit === null) return null
  const asked = formatRule(rule)
  const opposite = describesTrouble(rule) ? negated(rule) : null
  return opposite === null
    ? { asked, judge: asked, opposite: false }
    : { asked, judge: formatRule(opposite), opposite: true }
}

/** "100+ second outliers": what "Zero 100+ second outliers" forbids. */
function readCounted(text: string): ReadCondition | null {
  const forbidden = /\d/.test(text) ? inferred(`Zero ${text}`) : null
  if (forbidden === null || forbidden.metric !== 'max') return null
  const asked = negated(forbidden)
  return asked === null ? null : { asked: formatRule(asked), judge: formatRule(forbidden), opposite: true }
}

function inferred(text: string): Rule | null {
  const found = inferRule(text)
  if (found === null) return null
  const parsed = parseRule(found.rule)
  return parsed.ok ? parsed.rule : null
}

const opposites: Partial<Record<Operator, Operator>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

function negated(rule: Rule): Rule | null {
  const op = rule.op === null ? undefined : opposites[rule.op]
  return op === undefined ? null : { ...rule, op }
}

/** Slow, failing, little: what a plan wants to be rid of. */
function describesTrouble({ metric, op }: Rule): boolean {
  if (metric === 'metric') return false
  const wantsHigh = ['success', 'rps', 'requests', 'coverage'].includes(metric)
  return wantsHigh ? op === '<' || op === '<=' : op === '>' || op === '>='
}
