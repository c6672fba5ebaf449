import type { Assessment, JudgedCriterion, JudgedState } from '../assessment'
import type { Place } from '../place'
import { invalidRuns } from './context'
import { judgeCriterion } from './judge-criterion'

export interface AsideRule {
  /** Whose runs and conditions count; one that no tier bears falls back to those of the program. */
  tierId: string
  text: string
  /** Decides as written, whatever the text would be read as. */
  rule: string
  place: Place
}

/**
 * Judges a rule that belongs to no tier's list (a target, a condition of the plan) by the same law as a
 * criterion: selection, staleness, taints and reports included. It takes no part in any tier.
 */
export function judgeAside(state: JudgedState, assessment: Assessment, asked: AsideRule): JudgedCriterion {
  const { tierId, text, rule, place } = asked
  const id = `${tierId}/aside ${rule}`
  const setting = { id, rule, selection: null, notApplicable: null }
  const settings = { ...state.settings, criteria: [...state.settings.criteria, setting] }
  const context = {
    state: { ...state, settings },
    referenceAt: assessment.referenceAt,
    findings: assessment.findings,
    groupNames: settings.groups.map(({ name }) => name),
    invalid: invalidRuns(state.invalidations, state.asOf),
  }
  return judgeCriterion({ id, tierId, text, claimText: null, ticked: null, place }, context, [])
}
