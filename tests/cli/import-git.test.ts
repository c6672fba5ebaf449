import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '~db/client.server'
import { listSnapshots } from '~db/queries/snapshots'
import { cli } from '../support/cli'
import { gitRepository } from '../support/git-repository'
import { temporaryFolder } from '../support/temporary'

const tracker = (ticked: string) => `# Master Execution Tracker

## Week 1: Start

- [${ticked}] Add the indexes
- [ ] Tune the cache
`

test('a second import of the same history writes nothing, and a new commit adds one snapshot', async () => {
  const { folder, commit } = gitRepository()
  const db = join(temporaryFolder(), 'assay.sqlite')
  const run = () => cli(['import', '--git', folder, 'tracker.md', '--db', db, '--json'])
  commit('2026-01-03T10:00:00Z', { 'tracker.md': tracker(' ') })
  commit('2026-01-05T10:00:00Z', { 'tracker.md': tracker('x') })
  const first = await run()
  expect([first.code, first.json()]).toMatchObject([0, { documents: 2, wrote: true, refused: [] }])
  expect((await run()).json()).toMatchObject({ documents: 2, unchanged: 2, wrote: false })
  commit('2026-01-07T10:00:00Z', { 'tracker.md': tracker(' ') })
  expect((await run()).json()).toMatchObject({ documents: 3, unchanged: 2, wrote: true })
  const opened = openDatabase(db)
  try {
    const [program] = opened.sqlite.prepare('SELECT slug FROM program').pluck().all() as string[]
    const kept = listSnapshots(opened, { program: program as string, until: '2026-12-31T00:00:00.000Z' })
    expect(
      kept.map(({ revision, effectiveAt, timeGiven, importedBy }) => [revision, effectiveAt, timeGiven, importedBy]),
    ).toEqual([
      [1, '2026-01-03T10:00:00.000Z', true, 'import'],
      [2, '2026-01-05T10:00:00.000Z', true, 'import'],
      [3, '2026-01-07T10:00:00.000Z', true, 'import'],
    ])
    expect(kept.map(({ plan }) => plan.tasks[0]?.ticked)).toEqual([false, true, false])
  } finally {
    opened.close()
  }
  const then = await cli(['status', '--db', db, '--as-of', '2026-01-06', '--json'])
  expect(then.json()).toMatchObject({ progress: { tasks: { done: 1, total: 2 } } })
})

test('--check writes nothing, and --effective beside --git is refused', async () => {
  const { folder, commit } = gitRepository()
  const db = join(temporaryFolder(), 'assay.sqlite')
  commit('2026-01-03T10:00:00Z', { 'tracker.md': tracker(' ') })
  const checked = await cli(['import', '--git', folder, 'tracker.md', '--db', db, '--check'])
  expect([checked.code, checked.out]).toMatchObject([0, expect.stringContaining('Nothing was written')])
  const refused = await cli(['import', '--git', folder, 'tracker.md', '--db', db, '--effective', '2026-01-01'])
  expect([refused.code, refused.err]).toMatchObject([2, expect.stringContaining('leave --effective out')])
  const none = await cli(['import', '--git', temporaryFolder(), 'tracker.md', '--db', db])
  expect([none.code, none.err]).toMatchObject([2, expect.stringContaining('is no git repository')])
})
