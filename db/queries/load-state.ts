import { asc, desc, eq } from 'drizzle-orm'
import type { ProgramState } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import type { Instant } from '~/domain/place'
import type { Snapshot } from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import { applySettingChanges } from '~/domain/setting-changes'
import { inferSettings, mergeSettings } from '~/domain/settings'
import { effectiveTimeOf, snapshotsAsOf } from '~/domain/snapshots'
import type { AssayDatabase } from '../client.server'
import { programDeclaration } from '../schema/derived-runs'
import { loadActs } from './acts'
import type { StoredRevision } from './documents'
import { findProgram, type ProgramRow } from './programs'
import { loadReceived } from './received-memory'
import { loadRecords } from './records'
import { reportsInEffect } from './reports'
import type { StoredRun } from './runs'
import { loadSettingChanges } from './setting-changes'
import { loadWork } from './work'

/**
 * All that an assessment of a program needs, as of a moment: the documents in effect and their
 * earlier snapshots, the runs there were, the settings declared and inferred, and what people had
 * recorded by then. Effective times are worked out on read, from what the documents say and the
 * runs they quote, so that a run or a time zone that comes later corrects them.
 */
export function loadProgramState(db: AssayDatabase, input: { program: string; asOf: Instant }): ProgramState {
  const program = findProgram(db, { slug: input.program })
  if (program === null) throw new Error(`There is no program ${input.program}`)
  const { asOf } = input
  const until = Date.parse(asOf)
  const declared = loadDeclaration(db, program, until)
  const received = loadReceived(db, { programId: program.id })
  const runs = runsInEffect(received.runs, until)
  const { inEffect: snapshots, earlier } = snapshotsAsOf(
    timeSnapshots(received.revisions, runs.all, declared?.timezone ?? 'UTC'),
    asOf,
  )
  const stated = mergeSettings(declared, inferSettings(snapshots, runs.inEffect))
  const settings = applySettingChanges(stated, loadSettingChanges(db, { programId: program.id, asOf }))
  return {
    settings: { ...settings, slug: program.slug },
    snapshots,
    earlier,
    runs: runs.inEffect,
    reports: reportsInEffect(received.reports, asOf),
    asOf,
    ...loadRecords(db, { programId: program.id, asOf }),
    acts: loadActs(db, { programId: program.id, asOf }),
    work: loadWork(db, { programId: program.id, asOf }),
  }
}

/** The first declaration holds from the beginning (there was none before it), a later one from its own time. */
function loadDeclaration(db: AssayDatabase, program: ProgramRow, until: number): Partial<ProgramSettings> | null {
  const rows = db.orm
    .select()
    .from(programDeclaration)
    .where(eq(programDeclaration.programId, program.id))
    .orderBy(asc(programDeclaration.revision))
    .all()
  const inForce = rows.findLast(
    (row, index) => index === 0 || Date.parse(row.givenEffectiveAt ?? row.importedAt) <= until,
  )
  return inForce === undefined ? null : JSON.parse(inForce.declaration)
}

/** Time zone that the program declares now, by which a day given as as-of ends; null where it declares none. */
export function readDeclaredTimezone(db: AssayDatabase, input: { programId: number }): string | null {
  const row = db.orm
    .select()
    .from(programDeclaration)
    .where(eq(programDeclaration.programId, input.programId))
    .orderBy(desc(programDeclaration.revision))
    .get()
  if (row === undefined) return null
  const declared: Partial<ProgramSettings> = JSON.parse(row.declaration)
  return declared.timezone ?? null
}

/** Every revision with its effective time. */
export function timeSnapshots(
  revisions: readonly StoredRevision[],
  runs: readonly Run[],
  timezone: string,
): Snapshot[] {
  return revisions.map((stored) => {
    const { document, sha256, revision, plan, givenEffectiveAt, importedAt } = stored
    const effectiveAt = givenEffectiveAt ?? effectiveTimeOf(plan, runs, timezone, importedAt)
    return { document, sha256, revision, plan, effectiveAt }
  })
}

/**
 * Of each label the newest revision that had taken effect, by time, runs without a clock last.
 * Those without a clock count from the moment they were received.
 */
function runsInEffect(stored: readonly StoredRun[], until: number): { all: Run[]; inEffect: Run[] } {
  const latest = new Map<string, Run>()
  for (const { run, importedAt } of stored) {
    if (Date.parse(run.effectiveAt ?? importedAt) <= until) latest.set(run.label, run)
  }
  const timeOf = (run: Run) => (run.effectiveAt === null ? Number.POSITIVE_INFINITY : Date.parse(run.effectiveAt))
  const order = (a: Run, b: Run) => {
    const [first, second] = [timeOf(a), timeOf(b)]
    return first === second ? (a.label < b.label ? -1 : 1) : first - second
  }
  return { all: stored.map(({ run }) => run), inEffect: [...latest.values()].sort(order) }
}
