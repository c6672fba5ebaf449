import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { rebuildDerived } from '~/server/rebuild.server'
import { openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { loadReports } from '~db/queries/reports'
import { buildImport } from '~importers/build-import'
import { hashOf } from '~importers/content-hash'
import { ingest } from '~importers/ingest.server'

const file = (path: string, text: string) => {
  const bytes = new TextEncoder().encode(text)
  return { path, bytes, sha256: hashOf(bytes) }
}
const tracker = file(
  'tracker.md',
  [
    '# Execution Tracker',
    '',
    '**Last Updated**: January 5, 2026',
    '',
    '## Tier 1: Quality',
    '',
    '**Exit Criteria**:',
    '- [x] Integration tests passing',
    '- [ ] Unit tests >=90% coverage',
    '',
  ].join('\n'),
)
const junit = (failed: number, day = '10') =>
  file(
    'ci/integration-tests.xml',
    `<testsuite name="api" timestamp="2026-01-${day}T10:00:00Z"><testcase name="a"/><testcase name="b">${failed > 0 ? '<failure message="no"/>' : ''}</testcase></testsuite>`,
  )
const cobertura = file(
  'ci/unit.xml',
  '<coverage line-rate="0.9" timestamp="1768046400"><packages><package><classes><class filename="a.py"><lines>' +
    Array.from({ length: 10 }, (_, index) => `<line number="${index + 1}" hits="${index === 0 ? 0 : 1}"/>`).join('') +
    '</lines></class></classes></package></packages></coverage>',
)

function imported(...files: ReturnType<typeof file>[]) {
  const db = openDatabase(':memory:')
  const add = (received: ReturnType<typeof file>[], importedAt = '2026-01-11T00:00:00.000Z') =>
    ingest(db, buildImport(received), { importedAt, program: 'p' })
  return { db, add, first: add(files) }
}

test('reports are stored, counted and decide the criteria of the plan', () => {
  const { db, first } = imported(tracker, junit(0), cobertura)
  expect(first.refused).toEqual([])
  expect(first.reports).toEqual([
    { label: 'integration-tests', outcome: 'added' },
    { label: 'unit', outcome: 'added' },
  ])
  const state = loadProgramState(db, { program: 'p', asOf: '2026-01-12T00:00:00.000Z' })
  const criteria = assessProgram(state).tiers[0]!.criteria
  expect(criteria.map(({ rule, verdict, report }) => [rule, verdict, report])).toEqual([
    ['tests(integration).failed == 0', 'met', 'integration-tests'],
    ['coverage(unit) >= 90%', 'met', 'unit'],
  ])
  db.close()
})

test('the second import of the same reports writes nothing', () => {
  const { db, add } = imported(tracker, junit(0), cobertura)
  const again = add([junit(0), cobertura], '2026-01-13T00:00:00.000Z')
  expect(again).toMatchObject({ wrote: false, unchanged: 2 })
  db.close()
})

test('other bytes under one label are a further revision, and each holds at its own time', () => {
  const { db, add } = imported(tracker, junit(0))
  add([junit(1, '14')], '2026-01-14T12:00:00.000Z')
  const verdictAt = (asOf: string) =>
    assessProgram(loadProgramState(db, { program: 'p', asOf })).tiers[0]!.criteria[0]!.verdict
  expect(loadReports(db, { programId: 1 }).map(({ revision }) => revision)).toEqual([1, 2])
  expect(verdictAt('2026-01-09T00:00:00.000Z')).toBe('no_evidence')
  expect(verdictAt('2026-01-12T00:00:00.000Z')).toBe('met')
  expect(verdictAt('2026-01-15T00:00:00.000Z')).toBe('not_met')
  db.close()
})

test('a rebuild gives the same reports', () => {
  const { db, add } = imported(tracker, junit(0), cobertura)
  add([junit(1, '14')], '2026-01-14T12:00:00.000Z')
  const told = () => loadReports(db, { programId: 1 }).map(({ id: _, ...rest }) => rest)
  const before = told()
  rebuildDerived(db)
  expect(told()).toEqual(before)
  expect(before).toHaveLength(3)
  db.close()
})

test('what is said while handing over gives a report without a clock its time, and stays', () => {
  const lcov = file('unit.info', 'TN:\nSF:a.js\nDA:1,1\nDA:2,1\nend_of_record\n')
  const { db, add } = imported(tracker)
  const given = { measuredAt: '2026-01-10T00:00:00.000Z', tags: ['nightly'] }
  ingest(db, buildImport([lcov]), { importedAt: '2026-01-11T00:00:00.000Z', program: 'p', given })
  add([lcov])
  const [stored] = loadReports(db, { programId: 1 })
  expect(stored!.report).toMatchObject({ tags: ['nightly'], effectiveAt: { value: given.measuredAt } })
  db.close()
})
