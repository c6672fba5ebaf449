import type { Target } from '~/domain/plan'
import type { Rule } from '~/domain/rules'
import { groupBy } from './group'
import { limitText, readRule } from './messages/facts'
import type { JudgedContext, ReportContext } from './report-context'
import { placeChip } from './sources'
import type { CriterionReport } from './types-tier'

/** Every target of every document in effect, tracker first. */
export function allTargets({ snapshots }: JudgedContext): Target[] {
  return snapshots.flatMap(({ plan }) => plan.targets)
}

/** "final", "tier 1", "week 3", "baseline". */
export function stepText(step: string): string {
  return step === 'stated' ? 'stated beside a figure' : step.replace(/-/g, ' ')
}

/** Several steps in their order, runs of numbers folded: "baseline, weeks 1, 3 to 6, tier 1, final". */
export function stepsText(steps: readonly string[]): string {
  const kinds = groupBy(
    [...new Set(steps)].map((step) => /^([a-z]+)-(\d+)$/.exec(step) ?? [step, step, '']),
    ([, kind]) => kind as string,
  )
  return [...kinds]
    .map(([kind, found]) =>
      kindText(
        kind,
        found.map(([, , number]) => number as string),
      ),
    )
    .join(', ')
}

function kindText(kind: string, found: string[]): string {
  if (found.every((number) => number === '')) return stepText(kind)
  const numbers = found.map(Number).toSorted((a, b) => a - b)
  const runs: number[][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1) === number - 1) last.push(number)
    else runs.push([number])
  }
  const texts = runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]} to ${run.at(-1)}`))
  return `${kind}${numbers.length > 1 ? 's' : ''} ${texts.join(', ')}`
}

/** Whether two rules speak of the same metric of the same endpoints. */
export function sameSubject(a: Rule, b: Rule): boolean {
  return a.metric === b.metric && a.field === b.field && JSON.stringify(a.selector) === JSON.stringify(b.selector)
}

/** Other places that set a target for the same metric and scope. */
export function otherSources(context: ReportContext, rule: Rule | null): CriterionReport['otherSources'] {
  if (rule === null) return []
  return allTargets(context).flatMap((target) => {
    const other = readRule(target.rule)
    if (other === null || !sameSubject(rule, other)) return []
    const differs =
      other.op !== rule.op ||
      other.limit === null ||
      rule.limit === null ||
      limitText(other.limit) !== limitText(rule.limit)
    return [{ text: target.text, stepText: stepText(target.step), source: placeChip(context, target.place), differs }]
  })
}
