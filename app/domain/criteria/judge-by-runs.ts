import { judgeRuns } from '../evaluate/judge-runs'
import type { Finding, Run } from '../evidence'
import type { Criterion } from '../plan'
import type { Rule } from '../rules'
import { conditionsOf, type JudgingContext, qualifyingRuns, satisfiesWhere } from './context'
import { type Outcome, outcome, outcomeOf } from './outcome'
import { conditionNumbers } from './remedy'
import { requestedEndpoints, selectDeciding, selectionOf } from './selection'
import { underTime } from './under-time'

/** Judges a load rule by the qualifying runs of the criterion's tier (semantics §1 to §5). */
export function judgeByRuns(criterion: Criterion, rule: Rule, context: JudgingContext): Outcome {
  const { settings } = context.state
  const conditions = conditionsOf(context, criterion.tierId)
  const qualifying = qualifyingRuns(context, conditions).filter((run) => satisfiesWhere(run, rule.where))
  const deciding = qualifying.filter((run) => settings.deciding.includes(run.provenance))
  const judgeOne = judgeRuns(rule, settings)
  const judge = (run: Run) => judgeOne(run, findingsOf(context, run))
  const history = deciding.map(judge)
  const selected = selectDeciding(history, selectionOf(settings, criterion.id))
  if (selected === null) return undecided(history, qualifying, deciding, judge, conditionNumbers(conditions))
  const { judgement, notMeasuredBy, looked, asked } = selected
  const result = outcomeOf(judgement, { history, notMeasuredBy })
  if (asked > 1) Object.assign(result.numbers, { looked, asked })
  return underTime(
    criterion,
    rule,
    result,
    deciding.find((run) => run.label === judgement.run),
    context,
  )
}

export function findingsOf(context: JudgingContext, run: Run): Finding[] {
  const findings = context.findings[run.label]
  return findings === undefined ? [] : findings
}

/** No qualifying run that may decide requested the endpoints. */
function undecided(
  history: Outcome['history'],
  qualifying: Run[],
  deciding: Run[],
  judge: (run: Run) => Outcome['history'][number],
  numbers: Record<string, number>,
): Outcome {
  const barred = qualifying
    .filter((run) => !deciding.includes(run))
    .map(judge)
    .filter(requestedEndpoints)
  const latestBarred = barred.at(-1)
  if (latestBarred !== undefined) {
    return outcome('inconclusive', 'transcribed_not_allowed', {
      judgement: { ...latestBarred, verdict: 'inconclusive', reason: 'transcribed_not_allowed' },
      numbers: { ...latestBarred.numbers },
      history,
    })
  }
  const latest = history.at(-1)
  if (latest === undefined) return outcome('no_evidence', 'no_qualifying_run', { numbers })
  return outcome(latest.verdict, latest.reason, {
    history,
    notMeasuredBy: history.map((one) => one.run),
    numbers: { ...latest.numbers },
  })
}
