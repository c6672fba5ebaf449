import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changesBetween } from '~/server/changes.server'
import { listSnapshots } from '~db/queries/snapshots'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { describeShared, sharedFolder } from '../../support/shared'
import { temporaryDatabase } from '../../support/temporary'

describeShared('the two snapshots of the real tracker', () => {
  function changes() {
    const db = temporaryDatabase()
    const paths = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
    ingest(db, buildImport(discover(paths).files), { importedAt: '2026-03-01T00:00:00.000Z', program: 'p' })
    const trackers = listSnapshots(db, { program: 'p', until: '2026-12-31T00:00:00.000Z' }).filter(
      ({ plan }) => plan.role === 'tracker',
    )
    expect(trackers.map(({ revision }) => revision)).toEqual([1, 2])
    return changesBetween(db, { program: 'p', before: trackers[0]!, after: trackers[1]! }).changes
  }

  test('every change that a reader of both finds, and no pair that is none', () => {
    const found = changes()
    const of = (subject: string, kind: string) => found.filter((one) => one.subject === subject && one.kind === kind)
    const words = (one: (typeof found)[number]) => [one.before?.words ?? null, one.after?.words ?? null]
    // The one goal that was lowered: week 7 asks for 98 % where it asked for 99 %.
    const loosened = found.filter(({ goalpost }) => goalpost?.move === 'loosened')
    expect(loosened.map((one) => [one.itemId, ...words(one), one.before?.place.line, one.after?.place.line])).toEqual([
      ['auth-success-rate week-7', '>99%', '>98%', 418, 652],
    ])
    // 96 tasks, of which 28 went, became 132 by 64 new ones.
    expect([of('task', 'removed').length, of('task', 'added').length]).toEqual([28, 64])
    expect(of('task', 'removed').every(({ ticked }) => ticked === false)).toBe(true)
    const ticked = of('task', 'ticked')
    expect(ticked.filter(({ backing }) => backing?.kind === 'new').map(({ backing }) => backing?.by)).toEqual([
      'hasil_test_v40_100u_r4_pool140_core_only',
    ])
    expect(of('task', 'reworded').map(words)).toEqual([
      [
        'Implement StreamingHttpResponse for CSV',
        'Implement StreamingHttpResponse for CSV exports (Config CSVExporter)',
      ],
      ['Run comprehensive load test v19', 'Run comprehensive load test v19 (all user classes)'],
      ['Verify all success criteria', 'Verify all success criteria met'],
    ])
    const final = of('task', 'removed').find(({ text }) => text.startsWith('Run final load test v20'))
    expect(final?.maybe?.words).toMatch(/^Run final load test v48/)
    expect(of('criterion', 'removed')).toEqual([])
  })
})
