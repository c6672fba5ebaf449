import type { RunJudgement } from '../assessment'
import { compareVerdicts } from '../evaluate/worst-row'
import type { ProgramSettings, SelectionPolicy } from '../program'
import type { ReasonCode } from '../vocabulary'

/** Reasons that say that a run did not request the endpoints in question at all. */
const notRequested: readonly ReasonCode[] = ['endpoint_absent', 'no_requests', 'metric_not_measured']

export function requestedEndpoints(judgement: RunJudgement): boolean {
  return !notRequested.includes(judgement.reason)
}

/** How a criterion's deciding run is selected: its own way, else the program's. */
export function selectionOf(settings: ProgramSettings, criterionId: string): SelectionPolicy {
  const setting = settings.criteria.find((one) => one.id === criterionId)
  return setting === undefined || setting.selection === null ? settings.selection : setting.selection
}

export interface Selected {
  judgement: RunJudgement
  /** Labels of later qualifying runs that did not request the endpoints. */
  notMeasuredBy: string[]
  /** How many runs the policy looked at, and how many it asks for. */
  looked: number
  asked: number
}

/**
 * The judgement that decides, of the qualifying runs oldest first (semantics §1, "Selection"):
 * the latest that requested the endpoints; with `worst_of` and `consecutive` the worst of the
 * latest k. Never the best. null where none requested them.
 */
export function selectDeciding(history: readonly RunJudgement[], policy: SelectionPolicy): Selected | null {
  const requested = history.filter(requestedEndpoints)
  const asked = policy.kind === 'latest' ? 1 : Math.max(1, policy.k)
  const window = requested.slice(-asked)
  const latest = window.at(-1)
  if (latest === undefined) return null
  let judgement = latest
  for (const one of window.toReversed()) {
    if (compareVerdicts(one.verdict, judgement.verdict) < 0) judgement = one
  }
  if (policy.kind === 'consecutive' && window.length < asked && judgement.verdict === 'met') {
    judgement = { ...judgement, verdict: 'inconclusive', reason: 'too_few_samples' }
  }
  const after = history.slice(history.indexOf(latest) + 1)
  return { judgement, notMeasuredBy: after.map((one) => one.run), looked: window.length, asked }
}
