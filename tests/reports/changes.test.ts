import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changesPage } from '~/reports/changes'
import { changesQuery, chooseSnapshots } from '~/reports/changes-query'
import { assessmentFor } from '~/server/assessments.server'
import { changesBetween } from '~/server/changes.server'
import { listSnapshots } from '~db/queries/snapshots'
import { buildImport } from '~importers/build-import'
import { ingest } from '~importers/ingest.server'
import { makeReceived } from '../support/make-plan'
import { temporaryDatabase } from '../support/temporary'

const asOf = '2026-12-31T00:00:00.000Z'
const tracker = (day: number, week: string) =>
  `# Execution Tracker\n\n**Last Updated:** 2026-01-0${day}\n\n## Week 1: Start\n\n${week}\n\n## Success Criteria\n\n### Tier 1\n\n- [ ] P99 response time <${day}s\n`

function pageOf(
  query: string,
  versions = ['- [ ] Add the indexes\n- [ ] Tune it', '- [x] Add the indexes\n- [x] Write a guide'],
) {
  const db = temporaryDatabase()
  versions.forEach((week, index) => {
    const file = makeReceived(join('docs', 'tracker.md'), tracker(index + 1, week))
    ingest(db, buildImport([file]), { importedAt: '2026-02-01T00:00:00.000Z', program: 'p', actor: 'Ada' })
  })
  const { assessment, state } = assessmentFor(db, { program: 'p', asOf })
  const kept = listSnapshots(db, { program: 'p', until: asOf })
  const asked = changesQuery(new URLSearchParams(query))
  const chosen = chooseSnapshots(kept, asked)
  const compared = chosen === null ? null : changesBetween(db, { program: 'p', ...chosen })
  return changesPage(assessment, { state, link: { asOf: null, program: 'p' } }, { kept, asked, chosen, compared })
}

test('the newest snapshot is compared with the one before it: goalposts first, then ticks without evidence', () => {
  const page = pageOf('')
  expect([page.from, page.to]).toEqual([1, 2])
  expect(page.sections.map(({ group, items }) => [group, items.map(({ mark }) => mark.word)])).toEqual([
    ['goalposts', ['loosened']],
    ['ticked_bare', ['ticked']],
    ['came_ticked', ['added']],
    ['removed', ['removed']],
    ['facts', ['changed']],
  ])
  expect(page.summary).toBe(
    'Goalposts: 1 loosened, 0 dropped, 0 other. 1 box ticked, 0 with new evidence. 1 item added, 1 already ticked. 1 item removed, 1 with an open box.',
  )
})

test('both places are links into the document as it stood', () => {
  const [goalpost] = pageOf('').sections[0]?.items ?? []
  expect(goalpost?.before?.source?.href).toBe(
    '/documents/execution-tracker?as-of=2026-01-01T23%3A59%3A59.999Z&program=p#L14',
  )
  expect(goalpost?.after?.source?.href).toContain('as-of=2026-01-02T23%3A59%3A59.999Z')
})

test('filters keep the pair, and say how many there are', () => {
  const page = pageOf('group=removed')
  expect(page.sections.map(({ group }) => group)).toEqual(['removed'])
  const [groups] = page.facets
  expect(groups?.options.find(({ on }) => on)).toMatchObject({ value: 'removed', count: 1 })
  expect(page.clearHref).toBe('/changes?document=execution-tracker&from=1&to=2&program=p')
})

test('a pair asked for backwards is turned, an unknown one is no pair', () => {
  expect([pageOf('from=2&to=1').from, pageOf('from=2&to=1').to]).toEqual([1, 2])
  expect(pageOf('from=7&to=9').sections).toEqual([])
  expect(pageOf('document=nothing').trouble).toContain('nothing')
})

test('one snapshot has nothing to be compared with, and the page says how to bring another', () => {
  const page = pageOf('', ['- [ ] Add the indexes'])
  expect([page.from, page.sections.length]).toEqual([null, 0])
  expect(page.emptyText).toContain('assay import --git')
  expect(page.snapshots).toMatchObject([
    { revision: 1, inEffect: true, changesHref: null, timeText: 'its own words, line 3' },
  ])
  expect(page.snapshots[0]?.importedText).toMatch(/ by Ada$/)
})
