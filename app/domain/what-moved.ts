import type { Assessment, JudgedCriterion, ReconciledClaim } from './assessment'
import type { Finding } from './evidence'
import type { ReasonCode, TierState, Verdict } from './vocabulary'

/** A criterion whose verdict is another one. `from` is null where there was no such criterion. */
export interface MovedCriterion {
  id: string
  tierId: string
  from: Verdict | null
  to: Verdict
  fromReason: ReasonCode | null
  fromRun: string | null
  judged: JudgedCriterion
}

export interface MovedTier {
  id: string
  from: TierState | null
  to: TierState
}

/** The difference between two assessments of one program. */
export interface Moved {
  criteria: MovedCriterion[]
  tiers: MovedTier[]
  /** Findings that were not there before, by run. */
  findings: { run: string; finding: Finding }[]
  /** Claims that evidence or the documents refute now and did not before, worst first. */
  contradictions: ReconciledClaim[]
}

/**
 * What changed from one assessment to another, judged as of the same moment: verdicts, states of
 * tiers, findings, contradictions. `before` is null where there was no program yet: then nothing
 * moved, since nothing was there to move, and findings and contradictions are all new.
 */
export function whatMoved(before: Assessment | null, after: Assessment): Moved {
  const earlier = before === null ? null : indexOf(before)
  return {
    criteria:
      earlier === null
        ? []
        : after.tiers.flatMap(({ tier, criteria }) =>
            criteria.flatMap((judged): MovedCriterion[] => {
              const old = earlier.criteria.get(judged.criterion.id)
              if (old !== undefined && old.verdict === judged.verdict) return []
              return [
                {
                  id: judged.criterion.id,
                  tierId: tier.id,
                  from: old === undefined ? null : old.verdict,
                  to: judged.verdict,
                  fromReason: old === undefined ? null : old.reason,
                  fromRun: old === undefined ? null : old.run,
                  judged,
                },
              ]
            }),
          ),
    tiers:
      earlier === null
        ? []
        : after.tiers.flatMap(({ tier, state }) => {
            const old = earlier.tiers.get(tier.id)
            return old === state ? [] : [{ id: tier.id, from: old === undefined ? null : old, to: state }]
          }),
    findings: newFindings(before, after),
    contradictions: after.claims
      .filter((claim) => isContradiction(claim) && earlier?.contradicted.has(claim.id) !== true)
      .toSorted((a, b) => a.rank - b.rank),
  }
}

function indexOf({ tiers, claims }: Assessment) {
  return {
    criteria: new Map(tiers.flatMap(({ criteria }) => criteria.map((one) => [one.criterion.id, one] as const))),
    tiers: new Map(tiers.map(({ tier, state }) => [tier.id, state])),
    contradicted: new Set(claims.filter(isContradiction).map(({ id }) => id)),
  }
}

function isContradiction(claim: ReconciledClaim): boolean {
  return claim.class === 'contradicted' || claim.class === 'self_contradicted'
}

/** The same code on other rows is another finding. */
function newFindings(before: Assessment | null, after: Assessment): Moved['findings'] {
  const keyOf = (run: string, { code, rows }: Finding) => JSON.stringify([run, code, rows])
  const known = new Set(
    Object.entries(before === null ? {} : before.findings).flatMap(([run, findings]) =>
      findings.map((finding) => keyOf(run, finding)),
    ),
  )
  return Object.entries(after.findings).flatMap(([run, findings]) =>
    findings.filter((finding) => !known.has(keyOf(run, finding))).map((finding) => ({ run, finding })),
  )
}
