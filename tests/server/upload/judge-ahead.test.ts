import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { workDone } from '~/domain/memory'
import { assessRequest } from '~/server/assess-request'
import { assessmentFor } from '~/server/assessments.server'
import type { AssessedRequest } from '~/server/context'
import { madeAhead } from '~/server/made-ahead'
import { importAndTell, type ToldAhead } from '~/server/upload/import-and-tell'
import { type AheadMessage, type JudgingAhead, judgingAhead } from '~/server/upload/judge-ahead'
import { gates, tellAhead } from '~/server/upload/tell-ahead'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { letCommit } from '~db/waiting-commits'
import { recordInvalidation } from '~db/writes/record-acts'
import { writeTransaction } from '~db/writes/transaction'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../../support/cli'
import { temporaryFolder } from '../../support/temporary'

const importedAt = '2026-03-15T12:00:00.000Z'
const files = discover([join(smallProgram, 'evidence')]).files.filter(({ path }) => path.includes('load_v2'))
const evidence = () => buildImport(files)
const address = new Request('http://localhost/')

const made: AssessedRequest[] = []
madeAhead('test', (assessed) => void made.push(assessed))

const opened: AssayDatabase[] = []
afterEach(() => {
  vi.useRealTimers()
  for (const db of opened.splice(0)) db.close()
  made.length = 0
})

function open(file: string): AssayDatabase {
  const db = openDatabase(file)
  opened.push(db)
  return db
}

/** A reader that has the page of today, and the connection of an upload's thread. */
function office() {
  const file = join(temporaryFolder(), 'ahead.sqlite')
  const writer = open(file)
  ingest(writer, buildImport(discover([join(smallProgram, 'tracker.md')]).files), { importedAt })
  const reader = open(file)
  const before = assessRequest(reader, address)
  return { file, writer, reader, before, programId: listPrograms(reader)[0]!.id }
}

const flagOf = ({ gate }: JudgingAhead) => Atomics.load(new Int32Array(gate), 0)
const isOpen = (ahead: JudgingAhead) =>
  vi.waitFor(() => expect(flagOf(ahead)).toBe(gates.open), { timeout: 20_000, interval: 5 })

/** The one thread of this test cannot wait for itself. */
function openGate(): SharedArrayBuffer {
  const gate = new SharedArrayBuffer(4)
  Atomics.store(new Int32Array(gate), 0, gates.open)
  return gate
}

/** Writes an upload and leaves the commit to the test, as a thread does that waits at its gate. */
function write(db: AssayDatabase, label: string, ahead: JudgingAhead): AheadMessage[] {
  const told: AheadMessage[] = []
  db.sqlite.exec('BEGIN IMMEDIATE')
  Atomics.store(new Int32Array(ahead.gate), 0, gates.shut)
  const tell = (message: AheadMessage) => told.push(structuredClone(message))
  importAndTell(db, evidence(), {
    ...{ importedAt: new Date().toISOString(), given: { label }, actor: 'dora', via: 'api' as const },
    ahead: tellAhead(db, { tell, gate: openGate() }),
  })
  for (const message of told) ahead.hear(message)
  return told
}

/** As whoever opens the database for the first time and remembers nothing of it. */
function anew(file: string) {
  const db = open(file)
  return assessRequest(db, address)
}

test('an upload is judged before it is committed, shown to nobody until then, and found judged after it', async () => {
  const { file, writer, reader, before } = office()
  const ahead = judgingAhead(reader)
  expect(write(writer, 'release-1', ahead).map(({ kind }) => kind)).toEqual(['runs_ahead', 'recorded'])
  expect(assessRequest(reader, address)).toEqual(before)
  expect(flagOf(ahead)).toBe(gates.shut)
  await isOpen(ahead)
  expect(assessRequest(reader, address)).toEqual(before)
  writer.sqlite.exec('COMMIT')
  const work = workDone()
  const after = assessRequest(reader, address)
  expect(workDone()).toEqual(work)
  ahead.over()
  expect(after).toEqual(anew(file))
  expect(after.input.state.runs.map(({ label }) => label)).toEqual(['release-1'])
  // What was made ahead hangs on the very same objects.
  expect(made).toHaveLength(1)
  expect(made[0]?.assessment).toBe(after.assessment)
  expect(made[0]?.input).toEqual(after.input)
  expect(made[0]?.input.state).toBe(after.input.state)
})

test('an upload that is undone leaves nothing, even where another takes its row', async () => {
  const { file, writer, reader, before } = office()
  const ahead = judgingAhead(reader)
  write(writer, 'undone', ahead)
  await isOpen(ahead)
  writer.sqlite.exec('ROLLBACK')
  ahead.over()
  expect(assessRequest(reader, address)).toEqual(before)
  const next = judgingAhead(reader)
  write(writer, 'done', next)
  await isOpen(next)
  writer.sqlite.exec('COMMIT')
  expect(assessRequest(reader, address)).toEqual(anew(file))
  expect(assessRequest(reader, address).input.state.runs.map(({ label }) => label)).toEqual(['done'])
  next.over()
})

test('a run that comes again under its label is expected with its revisions', async () => {
  const { file, writer, reader } = office()
  importAndTell(writer, evidence(), { importedAt, given: { label: 'a' }, actor: 'dora', via: 'api' })
  assessRequest(reader, address)
  const ahead = judgingAhead(reader)
  const other = evidence()
  for (const run of other.runs) run.files = run.files.map((one) => ({ ...one, sha256: one.sha256.replace(/^./, 'f') }))
  writer.sqlite.exec('BEGIN IMMEDIATE')
  const given = { label: 'a' }
  const tell = (message: AheadMessage) => ahead.hear(structuredClone(message))
  const told: ToldAhead = tellAhead(writer, { tell, gate: openGate() })
  importAndTell(writer, other, { importedAt: new Date().toISOString(), given, actor: 'dora', via: 'api', ahead: told })
  await isOpen(ahead)
  writer.sqlite.exec('COMMIT')
  const work = workDone()
  const after = assessRequest(reader, address)
  expect(workDone()).toEqual(work)
  expect(after).toEqual(anew(file))
  expect(after.input.state.runs.map(({ revisions }) => revisions?.length)).toEqual([2])
  ahead.over()
})

test('a write that comes in between is seen at once, and what was expected is then nothing', async () => {
  const { file, writer, reader, programId } = office()
  const ahead = judgingAhead(reader)
  write(writer, 'release-1', ahead)
  await isOpen(ahead)
  writer.sqlite.exec('COMMIT')
  const words = { run: 'release-1', by: 'mia', at: new Date().toISOString(), reason: 'wrong host' }
  recordInvalidation(open(file), { programId, invalidation: words })
  const after = assessRequest(reader, address)
  expect(after).toEqual(anew(file))
  expect(after.input.state.invalidations).toHaveLength(1)
  ahead.over()
})

test('whoever wants to write has the commit done at once, and the rest is not judged ahead', async () => {
  const { writer, reader } = office()
  const ahead = judgingAhead(reader)
  write(writer, 'release-1', ahead)
  expect(flagOf(ahead)).toBe(gates.shut)
  letCommit()
  expect(flagOf(ahead)).toBe(gates.open)
  await new Promise((done) => setTimeout(done, 50))
  expect(made).toEqual([])
  writer.sqlite.exec('COMMIT')
  const other = judgingAhead(reader)
  writeTransaction(reader, () => undefined)
  // It does not have the lock yet, and loses nothing.
  expect(flagOf(other)).toBe(gates.away)
  Atomics.store(new Int32Array(other.gate), 0, gates.shut)
  writeTransaction(reader, () => undefined)
  expect(flagOf(other)).toBe(gates.open)
  ahead.over()
  other.over()
})

test('nobody is waited for where nobody has the page, or where more came in than runs', async () => {
  const { file, writer } = office()
  const stranger = open(file)
  const ahead = judgingAhead(stranger)
  write(writer, 'release-1', ahead)
  expect(flagOf(ahead)).toBe(gates.open)
  writer.sqlite.exec('COMMIT')
  expect(
    assessmentFor(stranger, { program: listPrograms(stranger)[0]!.slug, asOf: '2999-01-01T00:00:00.000Z' }),
  ).toBeDefined()
  const told: AheadMessage[] = []
  const tell = (message: AheadMessage) => void told.push(message)
  const listener = tellAhead(writer, { tell, gate: new SharedArrayBuffer(4) })
  const options = { importedAt, given: {}, actor: 'dora', via: 'cli' as const, ahead: listener }
  // The gate is shut: this would wait if it waited for anything.
  importAndTell(writer, buildImport(discover([smallProgram]).files.filter(({ path }) => path.endsWith('.md'))), options)
  expect(told).toEqual([])
})
