import type { Target } from '~/domain/plan'
import type { Fact } from '~/domain/review/facts'
import type { ReportContext } from '../report-context'
import { finalTargets, targetLine } from '../target-lines'
import type { FactContexts } from './worded-facts'

/**
 * The week's own targets, else the final ones, beside what was measured at the sheet's moment and at
 * the one that it is compared with. One fact for each metric.
 */
export function targetFacts({ after, before }: FactContexts, weekId: string | null): Fact[] {
  const all = after.assessment.tracker === null ? [] : after.assessment.tracker.targets
  const own = weekId === null ? [] : all.filter(({ step }) => step === weekId)
  const chosen = own.length > 0 ? unique(own) : finalTargets(all)
  return chosen.map((target) => targetFact(after, before, target))
}

/** A metric that a document states twice for one step counts once, as first stated. */
function unique(targets: readonly Target[]): Target[] {
  const seen = new Set<string>()
  return targets.filter(({ metric }) => !seen.has(metric) && seen.add(metric) !== undefined)
}

function targetFact(after: ReportContext, before: ReportContext | null, target: Target): Fact {
  const now = targetLine(after, target)
  const old = before === null ? null : targetLine(before, target)
  return {
    id: `target/${target.metric}/${target.step}`,
    code: 'target',
    group: 'targets',
    numbers: {
      value: now.measured === null ? null : now.measured.value,
      before: old === null || old.measured === null ? null : old.measured.value,
    },
    words: {
      metric: target.metricText,
      target: target.text,
      step: target.step,
      rule: target.rule,
      run: now.run,
      to: now.mark.verdict,
      from: old === null ? null : old.mark.verdict,
      shownFigure: now.measured === null ? null : now.measured.text,
      shownBefore: old === null || old.measured === null ? null : old.measured.text,
      sentence: now.sentence,
    },
    sources: [
      ...(now.run === null ? [] : [{ kind: 'run' as const, run: now.run, row: null, place: null }]),
      { kind: 'place', place: target.place },
    ],
  }
}
