import type { JudgedTier, ReconciledClaim } from '../assessment'
import { amongLatest, numberOf, sharedMemory } from '../memory'
import type { DocumentPlan } from '../plan'
import type { JudgedProof } from '../work/task-proofs'
import type { ReconcileInput } from './input'

/** Some programs at today and at the moments of their reviews; a ledger is some hundred claims. */
const kept = 64

const ledgers = sharedMemory('ledgers', () => new Map<string, ReconciledClaim[]>())

/**
 * The ledger of an input that was reconciled before: a statement on a criterion that runs decide moves no
 * claim. Nobody may change what it gives.
 */
export function claimsOnce(
  input: ReconcileInput,
  plans: readonly DocumentPlan[],
  reconcile: () => ReconciledClaim[],
): ReconciledClaim[] {
  return amongLatest(ledgers, { key: fingerprintOf(input, plans), most: kept }, reconcile)
}

/**
 * Documents, runs, findings and judgements of a run are the same objects as long as they say the same, so
 * their numbers stand for them; the rest is written out.
 */
function fingerprintOf(input: ReconcileInput, plans: readonly DocumentPlan[]): string {
  const { tracker, documents, earlier, tiers, runs, findings, invalid, attached, attachedDeliverables, ...rest } = input
  const held = {
    plans: [plans, documents, earlier ?? [], tracker === null ? [] : [tracker]].map((list) => list.map(numberOf)),
    runs: runs.map(numberOf),
    findings: Object.entries(findings).map(([label, own]) => [label, numberOf(own)]),
    invalid: invalid === undefined ? null : [...invalid],
    attached: [attached, attachedDeliverables].map(proofsOf),
    tiers: tiers.map(tierOf),
  }
  return JSON.stringify([held, rest], exactly)
}

/** JSON has one word for all numbers that are none. */
function exactly(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? `number ${value}` : value
}

function tierOf(tier: JudgedTier) {
  const criteria = tier.criteria.map(({ history, judgement, ...rest }) => ({
    ...rest,
    history: history.map(numberOf),
    judgement: judgement === null ? null : numberOf(judgement),
  }))
  return { ...tier, criteria }
}

function proofsOf(attached: ReadonlyMap<string, readonly JudgedProof[]> | undefined) {
  const heldOf = ({ run, report, ...rest }: JudgedProof) => ({
    ...rest,
    run: run === null ? null : numberOf(run),
    report: report === null ? null : numberOf(report),
  })
  return attached === undefined ? null : [...attached].map(([id, proofs]) => [id, proofs.map(heldOf)])
}
