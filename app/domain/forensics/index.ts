import type { Finding, Run } from '../evidence'
import { sharedMemory } from '../memory'
import type { FindingCode, FindingSeverity } from '../vocabulary'
import { examineAuthCollapse } from './auth-collapse'
import { examineClockUnknown } from './clock-unknown'
import { examineContentSizeShift } from './content-size-shift'
import { examineEndpointsMissing } from './endpoints-missing'
import { examineErrorPageResponses } from './error-page-responses'
import { type Check, type Examination, type ExaminationContext, prepareExamination } from './examination'
import { examineFailuresInsideLatency } from './failures-inside-latency'
import { examineFiguresInconsistent } from './figures-inconsistent'
import { examineLabelReused } from './label-reused'
import { examineLoginPageResponses } from './login-page-responses'
import { examineNameDisagrees } from './name-disagrees'
import { examineOnlyLoginRan } from './only-login-ran'
import { examineRoundedPercentiles } from './rounded-percentiles'
import { examineRampIncluded, examineShortRun, examineStatsReset } from './run-length'
import { examineTotalsMismatch } from './totals-mismatch'
import { examineTruncated } from './truncated'
import { examineUniformResponses } from './uniform-responses'
import { examineUsersNotReached } from './users-not-reached'

/**
 * What a run says of itself never changes, whatever the program's login group or its earlier
 * runs are: those checks are answered once per run.
 */
const answered = sharedMemory('answers-of-runs', () => new WeakMap<Run, Map<FindingCode, Finding[]>>())

function answer(check: Check, examination: Examination): Finding[] {
  if (check.ofProgram) return check.examine(examination)
  const { run } = examination
  const known = answered.get(run) ?? new Map<FindingCode, Finding[]>()
  answered.set(run, known)
  const findings = known.get(check.code) ?? check.examine(examination)
  known.set(check.code, findings)
  return findings
}

/** Every check, in the order in which findings of equal severity are listed: worst first. */
export const checks: readonly Check[] = [
  { code: 'truncated', examine: examineTruncated },
  { code: 'totals_mismatch', examine: examineTotalsMismatch },
  { code: 'figures_inconsistent', examine: examineFiguresInconsistent },
  { code: 'auth_collapse', examine: examineAuthCollapse, ofProgram: true },
  { code: 'login_page_responses', examine: examineLoginPageResponses, ofProgram: true },
  { code: 'uniform_responses', examine: examineUniformResponses, ofProgram: true },
  { code: 'error_page_responses', examine: examineErrorPageResponses, ofProgram: true },
  { code: 'failures_inside_latency', examine: examineFailuresInsideLatency },
  { code: 'only_login_ran', examine: examineOnlyLoginRan, ofProgram: true },
  { code: 'content_size_shift', examine: examineContentSizeShift, ofProgram: true },
  { code: 'endpoints_missing', examine: examineEndpointsMissing, ofProgram: true },
  { code: 'label_reused', examine: examineLabelReused },
  { code: 'name_disagrees', examine: examineNameDisagrees },
  { code: 'users_not_reached', examine: examineUsersNotReached },
  { code: 'stats_reset', examine: examineStatsReset },
  { code: 'short_run', examine: examineShortRun },
  { code: 'ramp_included', examine: examineRampIncluded },
  { code: 'clock_unknown', examine: examineClockUnknown },
  { code: 'rounded_percentiles', examine: examineRoundedPercentiles },
]

const severityRank = { taint: 0, warn: 1, note: 2 } as const satisfies Record<FindingSeverity, number>

/**
 * Everything that can be found wrong with a run from its own figures and from earlier runs of
 * the program (semantics §5), taints first.
 */
export function examineRun(run: Run, context: ExaminationContext): Finding[] {
  const examination = prepareExamination(run, context)
  return checks
    .flatMap((check) => answer(check, examination))
    .sort((a, b) => severityRank[a.severity] - severityRank[b.severity])
}
