import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sheetSchema } from '~/reports/json-schemas'
import { action, loader } from '~/routes/review.$week'
import { loader as fileLoader } from '~/routes/review.$week_.$file'
import { loader as reviewsLoader } from '~/routes/reviews'
import { rebuildDerived } from '~/server/rebuild.server'
import type { AssayDatabase } from '~db/client.server'
import { verifyDatabase } from '~db/verify/verify-database'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { answerOf, asking, posting } from '../support/acting'
import { smallProgram } from '../support/cli'
import { makeMember, makeSession } from '../support/people'
import { temporaryDatabase } from '../support/temporary'

const importedAt = '2026-03-15T12:00:00.000Z'
const params = { week: '1' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(importedAt) })
})
afterEach(() => {
  vi.useRealTimers()
})

function withPeople() {
  const db = temporaryDatabase()
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt })
  const cookie = (name: string, role: Parameters<typeof makeMember>[2]) => makeSession(db, makeMember(db, name, role))
  return { db, bob: cookie('bob', 'manager'), ola: cookie('ola', 'owner'), ann: cookie('ann', 'developer') }
}

const show = (db: AssayDatabase, cookie?: string, query = '') =>
  loader(asking(db, `/review/1${query}`, { cookie, params }))
const post = (db: AssayDatabase, cookie: string, fields: Record<string, string>) =>
  answerOf(() => action(posting(db, '/review/1', fields, { cookie, params })))
const words = { 'words.lessons': 'Warm the cache first.', colour: 'amber' }

test('a draft is kept for those who may write, and shown to nobody else', async () => {
  const { db, bob, ola, ann } = withPeople()
  expect(show(db, bob).page.form).toMatchObject({ revision: 0, correction: false })
  expect(await post(db, bob, { ...words, intent: 'sheet_save', revision: '0' })).toMatchObject({
    status: 303,
    location: '/review/1?did=sheet_save#acts',
  })
  expect(show(db, ola).page.form).toMatchObject({
    revision: 1,
    colour: 'amber',
    words: { lessons: 'Warm the cache first.' },
  })
  for (const cookie of [undefined, ann]) {
    const { page } = show(db, cookie)
    expect(page.form).toBeNull()
    expect(JSON.stringify(page)).not.toContain('Warm the cache')
  }
  // Developers and stakeholders read the audit log.
  const log = db.sqlite.prepare('SELECT group_concat(payload) FROM audit_entry').pluck().get()
  expect(log).toContain('sheet_draft')
  expect(log).not.toContain('Warm the cache')
  expect(verifyDatabase(db.file).troubles).toEqual([])
})

test('words of a published sheet bring no HTML, headings or open code blocks into its Markdown', async () => {
  const { db, bob } = withPeople()
  const written =
    '<img src=x onerror=alert(1)>\r\n# Version 9\r\ntext\r\n---\r\n- a **point**, 1 < 2\r\n```\r\n<!-- over'
  await post(db, bob, { 'words.lessons': written, colour: 'amber', intent: 'sheet_publish', revision: '0' })
  const file = await fileLoader(asking(db, '/review/1/sheet.md', { params: { ...params, file: 'sheet.md' } }))
  expect(await file.text()).toContain(
    '\\<img src=x onerror=alert(1)>\n\\# Version 9\ntext\n\\---\n- a **point**, 1 < 2\n\\```\n\\<!-- over\n',
  )
})

test('a developer and a stranger neither save nor publish', async () => {
  const { db, ann } = withPeople()
  for (const intent of ['sheet_save', 'sheet_publish'])
    expect(await post(db, ann, { ...words, intent, revision: '0' })).toMatchObject({ status: 403 })
  expect((await post(db, '', { ...words, intent: 'sheet_save', revision: '0' })).status).not.toBe(200)
  expect(show(db).page.versions).toEqual([])
})

test('two who write on the same draft: the second is told what the first changed, and loses nothing', async () => {
  const { db, bob, ola } = withPeople()
  await post(db, bob, { ...words, intent: 'sheet_save', revision: '0' })
  await post(db, ola, { 'words.lessons': 'Warm the cache twice.', colour: 'red', intent: 'sheet_save', revision: '1' })
  const mine = { 'words.lessons': 'Warm the cache first.', 'words.next': 'Ship it.', colour: 'amber' }
  const late = await post(db, bob, { ...mine, intent: 'sheet_save', revision: '1' })
  expect(late).toMatchObject({ status: 409, body: { code: 'stale_draft', typed: mine } })
  const changes = JSON.parse((late.body.words as Record<string, string>).changes as string)
  expect(changes.map(({ key }: { key: string }) => key)).toEqual(['lessons', 'colour'])
  expect(changes[0].parts).toContainEqual({ kind: 'added', text: 'twice' })
  expect(await post(db, bob, { ...mine, intent: 'sheet_save', revision: '2' })).toMatchObject({ status: 303 })
  expect(show(db, ola).page.form?.words).toMatchObject({ next: 'Ship it.' })
})

test('a published review stays as it was: through later evidence, a rebuild and a correction', async () => {
  const { db, bob } = withPeople()
  expect(await post(db, bob, { ...words, colour: '', intent: 'sheet_publish', revision: '0' })).toMatchObject({
    status: 400,
    body: { code: 'colour_missing' },
  })
  expect(await post(db, bob, { ...words, intent: 'sheet_publish', revision: '0' })).toMatchObject({ status: 303 })
  const first = show(db).page
  expect(first).toMatchObject({ version: { version: 1, by: 'bob' }, today: [], form: null })
  expect(first.view.colour).toMatchObject({ chosen: 'amber', computed: 'red', disagrees: true })
  ingest(db, buildImport(changedTracker()), { importedAt: '2026-03-15T12:30:00.000Z' })
  rebuildDerived(db)
  const later = show(db).page
  expect(later.version?.hash).toBe(first.version?.hash)
  expect(later.view.sections.map(({ groups }) => groups.map(({ rows }) => rows.map(({ value }) => value)))).toEqual(
    first.view.sections.map(({ groups }) => groups.map(({ rows }) => rows.map(({ value }) => value))),
  )
  expect(later.today.map(({ id }) => id)).toContain('tasks/ticked')
  const second = { ...words, intent: 'sheet_publish', revision: '1' }
  expect(await post(db, bob, second)).toMatchObject({ status: 400, body: { code: 'correction_unexplained' } })
  expect(await post(db, bob, { ...second, 'words.correction': 'A box was ticked late.' })).toMatchObject({
    status: 303,
  })
  const corrected = show(db).page
  expect(corrected.versions.map(({ version, correction }) => [version, correction])).toEqual([
    [2, 'A box was ticked late.'],
    [1, null],
  ])
  expect(corrected.sincePrevious?.figures.map(({ id }) => id)).toContain('tasks/ticked')
  expect(show(db, undefined, '?version=1').page.version?.hash).toBe(first.version?.hash)
})

test('who publishes a correction sees what is frozen, who saves one goes on writing', async () => {
  const { db, bob } = withPeople()
  await post(db, bob, { ...words, intent: 'sheet_publish', revision: '0' })
  const write = async (intent: string, revision: string) => {
    const fields = { ...words, 'words.correction': 'A box was ticked late.', intent, revision }
    return (await answerOf(() => action(posting(db, '/review/1?write=1', fields, { cookie: bob, params })))).location
  }
  expect(await write('sheet_save', '1')).toBe('/review/1?write=1&did=sheet_save#acts')
  expect(await write('sheet_publish', '2')).toBe('/review/1?did=sheet_publish#acts')
})

test('verify finds figures that were changed behind the log', async () => {
  const { db, bob } = withPeople()
  await post(db, bob, { ...words, intent: 'sheet_publish', revision: '0' })
  expect(verifyDatabase(db.file).troubles).toEqual([])
  const triggers = db.sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'published_sheet'")
    .pluck()
    .all() as string[]
  for (const name of triggers) db.sqlite.exec(`DROP TRIGGER ${name}`)
  db.sqlite.exec(`UPDATE published_sheet SET facts = replace(facts, '"tasks":2', '"tasks":3')`)
  expect(verifyDatabase(db.file).troubles.map(({ code }) => code)).toContain('facts_changed')
})

test('the list of reviews says what is owed, published and chosen', async () => {
  const { db, bob } = withPeople()
  const lines = () => reviewsLoader(asking(db, '/reviews')).report.lines
  expect(lines()[0]).toMatchObject({ weekId: 'week-1', state: 'missing', stateText: 'missing since 9 Mar 2026' })
  await post(db, bob, { ...words, intent: 'sheet_publish', revision: '0' })
  expect(lines()[0]).toMatchObject({ state: 'published', colour: { chosen: 'amber', computed: 'red' } })
})

test('the sheet goes out as Markdown, CSV and JSON, formula-safe', async () => {
  const { db, bob } = withPeople()
  await post(db, bob, { ...words, 'words.next': '=1+1', intent: 'sheet_publish', revision: '0' })
  const file = (name: string) =>
    fileLoader(asking(db, `/review/1/${name}`, { params: { ...params, file: name } })).text()
  expect(await file('sheet.md')).toContain('Warm the cache first.')
  expect(await file('sheet.csv')).toContain(`"'=1+1"`)
  expect(sheetSchema.strict().parse(JSON.parse(await file('sheet.json'))).published).toMatchObject({ version: 1 })
})

/** The small program's tracker with one more box ticked, a day later. */
function changedTracker() {
  return discover([smallProgram])
    .files.filter(({ path }) => path.endsWith('tracker.md'))
    .map((file) => {
      const text = Buffer.from(file.bytes).toString('utf8').replace('- [ ] Task 1.3', '- [x] Task 1.3')
      return { ...file, bytes: Buffer.from(text), sha256: createHash('sha256').update(text).digest('hex') }
    })
}
