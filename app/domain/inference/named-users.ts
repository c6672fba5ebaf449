import type { DocumentPlan } from '../plan'

const users = /(\d{1,3}(?:,\d{3})+|\d+)\s*(?:concurrent\s+|simultaneous\s+|virtual\s+)?(?:users?|vus)\b/i

/**
 * The number of users that the plan wants its load tests run with: of the first task or plan
 * item that speaks of a full or plain load test, else the number that most texts name, the
 * larger of equals. null where no text names one. Scale and stress tests ask for more on purpose.
 */
export function namedUsers(plans: readonly DocumentPlan[]): number | null {
  const texts = plans.flatMap((plan) => [
    ...plan.tasks.map((task) => task.text),
    ...plan.planItems.map((item) => item.text),
    ...plan.criteria.map((criterion) => criterion.text),
    ...plan.priorities.flatMap((priority) => priority.targets.map((target) => target.text)),
  ])
  const named = texts.flatMap((text) => {
    const match = users.exec(text)
    return match === null ? [] : [{ text, count: Number(match[1]!.replaceAll(',', '')) }]
  })
  const loadTest = named.find(
    ({ text }) => /\bload[\s-]tests?\b/i.test(text) && !/\b(?:scale|scaling|stress|spike)\b/i.test(text),
  )
  if (loadTest !== undefined) return loadTest.count
  const tally = new Map<number, number>()
  for (const { count } of named) {
    const times = tally.get(count)
    tally.set(count, times === undefined ? 1 : times + 1)
  }
  const ranked = [...tally].toSorted(([a, timesA], [b, timesB]) => timesB - timesA || b - a)
  return ranked[0] === undefined ? null : ranked[0][0]
}
