import type { JudgedCriterion } from '~/domain/assessment'
import type { Verdict } from '~/domain/vocabulary'
import { remedyView } from './criterion-view'
import { countOf } from './format'
import { groupBy } from './group'
import { factsOfCriterion } from './judgement-view'
import { remedySentences } from './messages/remedies'
import type { JudgedContext } from './report-context'
import type { RemedyView } from './types-common'

const urgency: Partial<Record<Verdict, number>> = { not_met: 0, error: 1, inconclusive: 2, stale: 3, no_evidence: 4 }

/**
 * What to do next: failing criteria first, then what only lacks evidence. Criteria that wait for
 * the same step are one step.
 */
export function nextSteps(context: JudgedContext): RemedyView[] {
  const open = context.assessment.tiers.flatMap(({ criteria }) =>
    criteria.flatMap((judged) => {
      const remedy = remedyView(context, judged)
      return remedy === null ? [] : [{ judged, remedy }]
    }),
  )
  const groups = groupBy(open, ({ judged, remedy }) =>
    remedy.code === 'rerun_untainted' ? `${remedy.code} ${judged.run}` : remedy.sentence,
  )
  return [...groups.values()]
    .map((group) => (group.length === 1 ? group[0]!.remedy : combined(context, group)))
    .toSorted((a, b) => rank(a) - rank(b))
}

function rank({ mark }: RemedyView): number {
  const found = urgency[mark.verdict]
  return found === undefined ? 5 : found
}

/** One run to repeat, for all criteria that its taints keep open. */
function combined(context: JudgedContext, group: { judged: JudgedCriterion; remedy: RemedyView }[]): RemedyView {
  const [first] = group as [(typeof group)[0]]
  if (first.remedy.code !== 'rerun_untainted') return shared(group.map(({ remedy }) => remedy))
  const facts = group.map(({ judged }) => factsOfCriterion(context, judged))
  const findingTitles = [...new Set(facts.flatMap((fact) => fact.findingTitles))]
  const sentence = remedySentences.rerun_untainted({ ...facts[0]!, findingTitles })
  const { run } = first.judged
  return {
    ...first.remedy,
    sentence: `${sentence} ${countOf(group.length, 'criterion')} wait for it.`,
    subject: run === null ? first.remedy.subject : run,
    subjectText: group.map(({ remedy }) => remedy.subjectText).join('; '),
    href: run === null ? first.remedy.href : context.href.run(run),
  }
}

/** The same step for several criteria: said once, with all their names and the worst of their verdicts. */
function shared(remedies: RemedyView[]): RemedyView {
  const [worst] = remedies.toSorted((a, b) => rank(a) - rank(b)) as [RemedyView]
  return {
    ...worst,
    sentence: `${worst.sentence} ${countOf(remedies.length, 'criterion')} wait for it.`,
    subjectText: remedies.map(({ subjectText }) => subjectText).join('; '),
  }
}
