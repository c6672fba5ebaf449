import { expect, test } from 'vitest'
import { portfolioReport } from '~/reports/portfolio'
import { readPortfolio } from '~/server/portfolio.server'
import { listPrograms } from '~db/queries/programs'
import { archiveProgram } from '~db/writes/archive-program'
import { recordInvalidation } from '~db/writes/record-acts'
import { ProgramArchived } from '~db/writes/resolve-program'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { temporaryDatabase } from '../support/temporary'

const importedAt = '2026-03-15T12:00:00.000Z'
const address = (path: string) => new Request(`http://localhost${path}`)
const day = '/programs?as-of=2026-03-15'
const manager = { name: 'mara', role: 'manager' as const, signsAs: [] }

function twoPrograms() {
  const db = temporaryDatabase()
  for (const program of ['first', 'second'])
    ingest(db, buildImport(discover([smallProgram]).files), { importedAt, program })
  return db
}

const archive = (db: ReturnType<typeof twoPrograms>, kind: 'archive' | 'restore', note = 'It is over.') =>
  archiveProgram(db, { program: 'first', kind, note, actor: manager, at: '2026-03-15T13:00:00.000Z' })

test('a portfolio has every program with its verdict, its figures and links that name it', () => {
  const { lines } = readPortfolio(twoPrograms(), address('/programs'))
  const { programs, archived, pending } = portfolioReport(lines)
  expect([archived, pending]).toEqual([[], []])
  expect(programs.map(({ slug }) => slug)).toEqual(['first', 'second'])
  expect(programs.map(({ href }) => href)).toEqual(['/?program=first', '/?program=second'])
  for (const { verdictSentence, gap, claimed, proven } of programs) {
    expect(verdictSentence).toMatch(/^\w.*\.$/)
    expect(gap).toBe(claimed === null || proven === null ? null : claimed - proven)
  }
})

test('a write to one program leaves the line of the other as it was made', () => {
  const db = twoPrograms()
  const [first, second] = readPortfolio(db, address(day)).lines
  const programId = listPrograms(db)[0]!.id
  recordInvalidation(db, { programId, invalidation: { run: 'load_v2_100u', by: 'ann', at: importedAt, reason: 'no' } })
  const after = readPortfolio(db, address(day)).lines
  expect(after[0]).not.toBe(first)
  expect(after[1]).toBe(second)
})

test('an archived program stands apart and last, and comes back', () => {
  const db = twoPrograms()
  expect(archive(db, 'archive').ok).toBe(true)
  expect(listPrograms(db).map(({ slug, archived }) => [slug, archived])).toEqual([
    ['second', false],
    ['first', true],
  ])
  const report = portfolioReport(readPortfolio(db, address(day)).lines)
  expect(report.programs.map(({ slug }) => slug)).toEqual(['second'])
  expect(report.archived.map(({ slug }) => slug)).toEqual(['first'])
  expect(report.countText).toContain('1 program and 1 archived')
  expect(archive(db, 'archive')).toMatchObject({ ok: false, refusal: { code: 'already_archived' } })
  expect(archive(db, 'restore').ok).toBe(true)
  expect(listPrograms(db).map(({ slug }) => slug)).toEqual(['first', 'second'])
  expect(archive(db, 'restore')).toMatchObject({ ok: false, refusal: { code: 'not_archived' } })
})

test('archiving asks for a reason and for a role that may', () => {
  const db = twoPrograms()
  expect(archive(db, 'archive', '  ')).toMatchObject({ ok: false, refusal: { code: 'reason_missing' } })
  const developer = { ...manager, role: 'developer' as const }
  const asked = { program: 'first', kind: 'archive' as const, note: 'x', actor: developer, at: importedAt }
  expect(archiveProgram(db, asked)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } })
})

test('an archived program takes no import until it is taken back', () => {
  const db = twoPrograms()
  archive(db, 'archive')
  const again = () => ingest(db, buildImport(discover([smallProgram]).files), { importedAt, program: 'first' })
  expect(again).toThrow(ProgramArchived)
  archive(db, 'restore')
  expect(again().wrote).toBe(false)
})
