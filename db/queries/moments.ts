import { sharedMemory } from '~/domain/memory'
import type { Happening } from '~/domain/moments'
import type { AssayDatabase } from '../client.server'
import { loadActs } from './acts'
import { rememberRows } from './program-memory'
import { readVersionOf } from './program-version'
import { findProgram, type ProgramRow } from './programs'
import { loadReceived } from './received-memory'
import { loadRecords } from './records'
import { listSnapshots } from './snapshots'
import { loadWork } from './work'

const always = '9999-12-31T23:59:59.999Z'
const memories = sharedMemory(
  'happenings',
  () => new WeakMap<AssayDatabase, Map<string, { version: number; happenings: Happening[] }>>(),
)

/**
 * Everything that ever took effect in a program, whatever moment a page shows: documents, runs and
 * reports by their effective time, acts by the time of their record. Kept until something of it is written.
 */
export function listHappenings(db: AssayDatabase, input: { program: string }): Happening[] {
  const known = memories.get(db) ?? new Map()
  memories.set(db, known)
  const version = readVersionOf(db, input)
  const before = known.get(input.program)
  if (before !== undefined && before.version === version) return before.happenings
  const happenings = readHappenings(db, input.program)
  known.set(input.program, { version, happenings })
  return happenings
}

function readHappenings(db: AssayDatabase, slug: string): Happening[] {
  const program = findProgram(db, { slug })
  if (program === null) return []
  const { id: programId } = program
  const received = rememberRows(db, { programId, part: 'received', name: 'happenings' }, () =>
    happeningsOfReceived(db, program),
  )
  return [...received, ...actsOf(db, programId)]
}

function happeningsOfReceived(db: AssayDatabase, { id: programId, slug }: ProgramRow): Happening[] {
  const { runs, reports } = loadReceived(db, { programId })
  return [
    ...listSnapshots(db, { program: slug, until: always }).map(({ document, effectiveAt, plan, revision }) => ({
      at: effectiveAt,
      kind: 'document' as const,
      id: document,
      text: `${plan.title} (${revision})`,
    })),
    ...runs.map(({ run, importedAt }) => ({
      at: run.effectiveAt ?? importedAt,
      kind: 'run' as const,
      id: run.label,
      text: run.label,
    })),
    ...reports.map(({ report, importedAt }) => ({
      at: report.effectiveAt === null ? importedAt : report.effectiveAt.value,
      kind: 'report' as const,
      id: report.label,
      text: report.label,
    })),
  ]
}

function actsOf(db: AssayDatabase, programId: number): Happening[] {
  const { bindings, attestations, invalidations } = loadRecords(db, { programId, asOf: always })
  const { waivers, notApplicable, signOffs, acceptances } = loadActs(db, { programId, asOf: always })
  const { proofs, costs, riskLinks, sheets } = loadWork(db, { programId, asOf: always })
  const act = (id: string, { at }: { at: string }, text: string): Happening => ({ at, kind: 'act', id, text })
  return [
    ...bindings.map((one) => act('rule', one, one.criterionId)),
    ...attestations.flatMap((one) => [
      act('attestation', one, one.subject),
      ...(one.revokedAt === null ? [] : [act('attestation_withdrawn', { at: one.revokedAt }, one.subject)]),
    ]),
    ...invalidations.flatMap((one) => [
      act('invalidation', one, one.run),
      ...(one.withdrawnAt == null ? [] : [act('invalidation_withdrawn', { at: one.withdrawnAt }, one.run)]),
    ]),
    ...waivers.flatMap((one) => [
      act('waiver', one, one.criterionId),
      ...one.decisions.map((decision) => act(`waiver_${decision.kind}`, decision, one.criterionId)),
    ]),
    ...notApplicable.flatMap((one) => [
      act('not_applicable', one, one.criterionId),
      ...one.decisions.map((decision) => act(`not_applicable_${decision.kind}`, decision, one.criterionId)),
    ]),
    ...signOffs.map((one) => act(one.meaning === 'withdraw' ? 'sign_off_withdrawn' : 'sign_off', one, one.tierId)),
    ...acceptances.map((one) => act('removal_accepted', one, one.criterionId)),
    ...proofs.flatMap((one) => [
      act('proof', one, one.subjectText),
      ...(one.withdrawnAt === null ? [] : [act('proof_withdrawn', { at: one.withdrawnAt }, one.subjectText)]),
    ]),
    ...costs.map((one) => act(one.replaces === null ? 'cost' : 'cost_corrected', one, one.weekId)),
    ...riskLinks.map((one) => act(one.kind === 'link' ? 'risk_linked' : 'risk_unlinked', one, one.criterionId)),
    ...sheets.map((one) => act('sheet', one, one.sheet)),
  ]
}
