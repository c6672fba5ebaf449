import { asc, eq } from 'drizzle-orm'
import type { ProgramState } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import { numberOf, sharedMemory } from '~/domain/memory'
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
import { rememberRows } from './program-memory'
import { findProgram, type ProgramRow } from './programs'
import { loadReceived, type Received } from './received-memory'
import { loadRecords } from './records'
import { reportsInEffect } from './reports'
import type { StoredRun } from './runs'
import { loadSettingChanges } from './setting-changes'
import { loadWork } from './work'

/**
 * All that an assessment of a program needs, as of a moment: the documents in effect and their
 * earlier snapshots, the runs there were, the settings declared and inferred, and what people had
 * recorded by then. Effective times are worked out on read, from what the documents say and the
 * runs they quote, so that a run or a time zone that comes later corrects them. `received` stands in for
 * what is in the database, for who looks ahead.
 */
export function loadProgramState(
  db: AssayDatabase,
  input: { program: string; asOf: Instant; received?: Received },
): ProgramState {
  const program = findProgram(db, { slug: input.program })
  if (program === null) throw new Error(`There is no program ${input.program}`)
  const { asOf } = input
  const until = Date.parse(asOf)
  const declared = loadDeclaration(db, program, until)
  const received = input.received ?? loadReceived(db, { programId: program.id })
  const runs = runsInEffect(received.runs, until)
  const { inEffect: snapshots, earlier } = snapshotsAsOf(
    timeSnapshots(received.revisions, received.allRuns, declared?.timezone ?? 'UTC'),
    asOf,
  )
  const stated = mergeSettings(declared, inferSettings(snapshots, runs))
  const settings = applySettingChanges(stated, loadSettingChanges(db, { programId: program.id, asOf }))
  return {
    settings: { ...settings, slug: program.slug },
    snapshots,
    earlier,
    runs,
    reports: reportsInEffect(received.reports, asOf),
    asOf,
    ...loadRecords(db, { programId: program.id, asOf }),
    acts: loadActs(db, { programId: program.id, asOf }),
    work: loadWork(db, { programId: program.id, asOf }),
  }
}

/** The first declaration holds from the beginning (there was none before it), a later one from its own time. */
function loadDeclaration(db: AssayDatabase, program: ProgramRow, until: number): Partial<ProgramSettings> | null {
  const inForce = loadDeclarations(db, program.id).findLast(({ at }, index) => index === 0 || Date.parse(at) <= until)
  return inForce === undefined ? null : inForce.declared
}

/** Every program.md there was, the first first. */
function loadDeclarations(db: AssayDatabase, programId: number) {
  return rememberRows(db, { programId, part: 'received', name: 'declarations' }, () =>
    db.orm
      .select()
      .from(programDeclaration)
      .where(eq(programDeclaration.programId, programId))
      .orderBy(asc(programDeclaration.revision))
      .all()
      .map(({ givenEffectiveAt, importedAt, declaration }) => ({
        at: givenEffectiveAt ?? importedAt,
        declared: JSON.parse(declaration) as Partial<ProgramSettings>,
      })),
  )
}

/** Time zone that the program declares now, by which a day given as as-of ends; null where it declares none. */
export function readDeclaredTimezone(db: AssayDatabase, input: { programId: number }): string | null {
  return loadDeclarations(db, input.programId).at(-1)?.declared.timezone ?? null
}

const timed = sharedMemory('timed-snapshots', () => new WeakMap<readonly Run[], Map<string, Snapshot[]>>())

/**
 * Every revision with its effective time; `runs` are all there are. Worked out once for the two lists
 * that {@link loadReceived} gives, whatever the moment.
 */
export function timeSnapshots(
  revisions: readonly StoredRevision[],
  runs: readonly Run[],
  timezone: string,
): Snapshot[] {
  const before = timed.get(runs)
  const byZone = before === undefined ? new Map<string, Snapshot[]>() : before
  if (before === undefined) timed.set(runs, byZone)
  const key = `${numberOf(revisions)} ${timezone}`
  const known = byZone.get(key)
  if (known !== undefined) return known
  const snapshots = revisions.map((stored) => {
    const { document, sha256, revision, plan, givenEffectiveAt, importedAt } = stored
    const effectiveAt = givenEffectiveAt ?? effectiveTimeOf(plan, runs, timezone, importedAt)
    return { document, sha256, revision, plan, effectiveAt }
  })
  byZone.set(key, snapshots)
  return snapshots
}

/** The time of each run that counts; one without a clock counts from the moment it was received. */
const times = sharedMemory('times-of-runs', () => new WeakMap<StoredRun, number>())

function timeOfStored(stored: StoredRun): number {
  const known = times.get(stored)
  if (known !== undefined) return known
  const time = Date.parse(stored.run.effectiveAt ?? stored.importedAt)
  times.set(stored, time)
  return time
}

/** Of each label the newest revision that had taken effect, by time, runs without a clock last. */
function runsInEffect(stored: readonly StoredRun[], until: number): Run[] {
  const latest = new Map<string, StoredRun>()
  for (const one of stored) if (timeOfStored(one) <= until) latest.set(one.run.label, one)
  const order = (a: { run: Run; time: number }, b: { run: Run; time: number }) =>
    a.time === b.time ? (a.run.label < b.run.label ? -1 : 1) : a.time - b.time
  return [...latest.values()]
    .map((one) => ({
      run: one.run,
      time: one.run.effectiveAt === null ? Number.POSITIVE_INFINITY : timeOfStored(one),
    }))
    .sort(order)
    .map(({ run }) => run)
}
