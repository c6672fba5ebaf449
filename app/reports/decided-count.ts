import { once } from './once'
import type { JudgedContext } from './report-context'

/** How many criteria rest on a run now. */
export function decidedCount(context: JudgedContext, label: string): number {
  const counts = once(context, 'decided-counts', () => {
    const byRun = new Map<string, number>()
    for (const { criteria } of context.assessment.tiers)
      for (const { run } of criteria) if (run !== null) byRun.set(run, (byRun.get(run) ?? 0) + 1)
    return byRun
  })
  return counts.get(label) ?? 0
}
