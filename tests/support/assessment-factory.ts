import { assessProgram } from '~/domain/assess'
import type { Assessment } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import type { Criterion, DocumentPlan } from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import type { LinkContext, ReportInput } from '~/reports/types-common'
import { makeSnapshot, makeState, makeTracker } from './make-state'
import { makeHistory, makeRow, makeRun, percentilesOf } from './run-factory'

interface AssessedOptions {
  criteria?: Criterion[]
  runs?: Run[]
  plan?: Partial<DocumentPlan>
  settings?: Partial<ProgramSettings>
  asOf?: string
  link?: LinkContext
}

/** A judged program with one tracker, and what the reports take beside it. */
export function makeAssessed(options: AssessedOptions = {}): { assessment: Assessment; input: ReportInput } {
  const { criteria = [], runs = [], plan = {}, settings, asOf = '2026-01-11T23:59:59.999Z' } = options
  const state = makeState({
    runs,
    asOf,
    snapshots: [makeSnapshot(makeTracker(criteria, plan))],
    ...(settings === undefined ? {} : { settings }),
  })
  return { assessment: assessProgram(state), input: { state, link: options.link ?? { asOf: null, program: null } } }
}

/** A run of 200 users in which this many of 200 logins failed; the rest of it is healthy. */
export function makeLoginRun(label: string, failedLogins: number, over: Partial<Run> = {}): Run {
  const healthy = percentilesOf({ 50: 50, 66: 60, 75: 65, 80: 70, 90: 80, 95: 85, 98: 88, 99: 90, 100: 90 })
  const rows = [
    makeRow('POST /login', { requests: 200, failures: failedLogins, avgBytes: 300, percentiles: healthy }),
    makeRow('GET /dashboard', { requests: 1500, avgBytes: 22_000, percentiles: healthy }),
    makeRow('GET /list', { requests: 1500, avgBytes: 9000, percentiles: healthy }),
  ]
  const requests = 3200
  return makeRun({
    label,
    rows,
    history: makeHistory({ requests, failures: failedLogins, seconds: 300 }),
    ...over,
  })
}
