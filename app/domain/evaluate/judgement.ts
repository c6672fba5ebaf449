import type { RunJudgement } from '../assessment'
import type { Run } from '../evidence'
import type { ReasonCode, Verdict } from '../vocabulary'

/** A judgement without rows. */
export function without(run: Run, verdict: Verdict, reason: ReasonCode): RunJudgement {
  return {
    run: run.label,
    verdict,
    reason,
    measured: null,
    samples: null,
    worst: null,
    rows: [],
    findings: [],
    numbers: {},
    proof: null,
  }
}
