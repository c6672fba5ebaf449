import type { SheetColour } from '../work/records'
import type { ComputedColour, Fact, FiredRule } from './facts'

/**
 * One rule of the colour: it fits when its count is above zero. The reason for each stands in the
 * message catalogue beside its sentence.
 */
interface ColourRule {
  rule: string
  colour: SheetColour | 'unknown'
  /** How many facts make it fit. */
  count(facts: readonly Fact[]): number
}

const number = (facts: readonly Fact[], id: string, name: string): number => {
  const value = facts.find((fact) => fact.id === id)?.numbers[name]
  return value === null || value === undefined ? 0 : value
}
const countOf = (facts: readonly Fact[], fits: (fact: Fact) => boolean): number => facts.filter(fits).length

/**
 * The colour of a week, worst first. Red: what the week was for is refuted, or somebody outside has
 * to be told. Amber: something is open, unproven or newly in doubt. Green only where everything
 * planned was done and proven and nothing speaks against it. A week without tasks and without a tier
 * has nothing to be judged by: unknown, never green.
 */
export const colourRules: readonly ColourRule[] = [
  {
    rule: 'criterion_fails_now',
    colour: 'red',
    count: (facts) =>
      countOf(facts, ({ code, words }) => code === 'criterion' && words.to === 'not_met' && words.from !== 'not_met'),
  },
  {
    rule: 'tier_blocked',
    colour: 'red',
    count: (facts) => countOf(facts, ({ code, words }) => code === 'tier' && words.to === 'blocked'),
  },
  {
    rule: 'claimed_done_refuted',
    colour: 'red',
    count: (facts) => number(facts, 'tasks/status', 'refuted'),
  },
  { rule: 'clock_overdue', colour: 'red', count: (facts) => countOf(facts, isClock('overdue')) },
  {
    rule: 'budget_exceeded',
    colour: 'red',
    count: (facts) => number(facts, 'money/cost', 'overBudget'),
  },
  { rule: 'clock_running', colour: 'amber', count: (facts) => countOf(facts, isClock('running')) },
  {
    rule: 'risk_happened',
    colour: 'amber',
    count: (facts) => countOf(facts, ({ code, words }) => code === 'risk' && words.change === 'happened'),
  },
  {
    rule: 'tasks_open',
    colour: 'amber',
    count: (facts) => number(facts, 'tasks/ticked', 'open'),
  },
  {
    rule: 'tasks_unproven',
    colour: 'amber',
    count: (facts) => number(facts, 'tasks/proven', 'unproven'),
  },
  {
    rule: 'tier_unproven',
    colour: 'amber',
    count: (facts) =>
      countOf(facts, ({ code, words }) => code === 'tier' && (words.to === 'unproven' || words.to === 'error')),
  },
  {
    rule: 'contradictions_new',
    colour: 'amber',
    count: (facts) => number(facts, 'contradictions/new', 'count'),
  },
  {
    rule: 'runs_tainted',
    colour: 'amber',
    count: (facts) => number(facts, 'runs/count', 'tainted'),
  },
  {
    rule: 'nothing_planned',
    colour: 'unknown',
    count: (facts) =>
      facts.some(({ id, code }) => id === 'tasks/ticked' || id === 'today/tasks' || code === 'tier') ? 0 : 1,
  },
]

function isClock(state: string) {
  return ({ code, words }: Fact) => code === 'clock' && words.state === state
}

/** The first rule that fits gives the colour; none at all is green. */
export function computedColour(facts: readonly Fact[]): ComputedColour {
  const fired = colourRules.flatMap(({ rule, colour, count }): FiredRule[] => {
    const fitting = count(facts)
    return fitting > 0 ? [{ rule, colour, numbers: { count: fitting } }] : []
  })
  const [first] = fired
  return { colour: first === undefined ? 'green' : first.colour, fired }
}
