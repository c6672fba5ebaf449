import type { JudgedState } from '../assessment'
import { timeOf } from '../calendar'
import { invalidRuns } from '../criteria/context'
import type { Finding, Run } from '../evidence'
import { isValidProof, runTaints } from '../reconcile/named-runs'
import type { Report } from '../report-evidence'
import type { AttachedProof, ProofSubject } from './records'
import { type StandingSubject, standingSubject } from './standing-subject'
import { trackerSnapshots } from './trackers'

/**
 * What an attached record is worth: `proves`; a run or report that is tainted, void, without a known
 * time or later than the as-of moment; no longer at hand; a commit, address or note, which is shown
 * under the member's name and proves nothing; or taken back.
 */
export const proofWorths = [
  'proves',
  'tainted',
  'void',
  'broken',
  'out_of_time',
  'not_at_hand',
  'shown_only',
  'withdrawn',
] as const
export type ProofWorth = (typeof proofWorths)[number]

/** A record of a member, what it is worth, and where its subject stands now. */
export interface JudgedProof {
  proof: AttachedProof
  worth: ProofWorth
  /** The run that it names or that its file belongs to. */
  run: Run | null
  /** The report that it names or that its file is. */
  report: Report | null
  standing: StandingSubject
}

type Judging = Pick<JudgedState, 'snapshots' | 'earlier' | 'runs' | 'reports' | 'invalidations' | 'work' | 'asOf'>

/** Everything that members attached, as of the state's moment, oldest first; those taken back among them. */
export function judgeProofs(state: Judging, findings: Record<string, Finding[]>): JudgedProof[] {
  const { work } = state
  if (work === undefined || work.proofs.length === 0) return []
  const trackers = trackerSnapshots(state)
  const invalid = invalidRuns(state.invalidations, state.asOf)
  return work.proofs.map((proof) => {
    const run = runOf(proof, state.runs)
    const report = run === null ? reportOf(proof, state.reports === undefined ? [] : state.reports) : null
    const worth = worthOf(proof, { run, report, findings, invalid, asOf: state.asOf })
    return { proof, worth, run, report, standing: standingSubject(proof, trackers) }
  })
}

/** Standing records by the id that their subject has now; of vanished subjects there are none. */
export function proofsBySubject(judged: readonly JudgedProof[], subject: ProofSubject): Map<string, JudgedProof[]> {
  const found = new Map<string, JudgedProof[]>()
  for (const one of judged) {
    if (one.proof.subject !== subject || one.standing.state !== 'stands' || one.worth === 'withdrawn') continue
    const known = found.get(one.standing.id)
    if (known === undefined) found.set(one.standing.id, [one])
    else known.push(one)
  }
  return found
}

/** A file that belongs to a run is that run: its taints go with it. */
function runOf({ kind, value, sha256 }: AttachedProof, runs: readonly Run[]): Run | null {
  const found =
    kind === 'run'
      ? runs.find(({ label }) => label === value)
      : kind === 'file' && sha256 !== null
        ? runs.find(({ files }) => files.some((file) => file.sha256 === sha256))
        : undefined
  return found === undefined ? null : found
}

function reportOf({ kind, value, sha256 }: AttachedProof, reports: readonly Report[]): Report | null {
  const found =
    kind === 'run'
      ? reports.find(({ label }) => label === value)
      : kind === 'file' && sha256 !== null
        ? reports.find(({ file }) => file.sha256 === sha256)
        : undefined
  return found === undefined ? null : found
}

interface Worth {
  run: Run | null
  report: Report | null
  findings: Record<string, Finding[]>
  invalid: ReadonlySet<string>
  asOf: string
}

function worthOf(proof: AttachedProof, { run, report, findings, invalid, asOf }: Worth): ProofWorth {
  if (proof.withdrawnAt !== null) return 'withdrawn'
  if (proof.kind !== 'run' && proof.kind !== 'file') return 'shown_only'
  if (run !== null) {
    if (invalid.has(run.label)) return 'void'
    if (runTaints(run.label, findings).length > 0) return 'tainted'
    return isValidProof(run, findings, asOf) ? 'proves' : 'out_of_time'
  }
  if (report !== null) {
    if (report.kind === 'tests' && report.broken !== null) return 'broken'
    const { effectiveAt } = report
    return effectiveAt !== null && timeOf(effectiveAt.value) <= timeOf(asOf) ? 'proves' : 'out_of_time'
  }
  return proof.kind === 'file' && proof.sha256 !== null ? 'proves' : 'not_at_hand'
}
