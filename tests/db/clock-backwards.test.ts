import { expect, test } from 'vitest'
import { proofIsFresh, type Viewer } from '~/domain/people'
import { verifyDatabase } from '~db/verify/verify-database'
import { publishSheet } from '~db/writes/sheets'
import { addProgram } from '~db/writes/write-program'
import { temporaryDatabase } from '../support/temporary'

const noon = '2026-01-12T12:00:00.000Z'
const earlier = '2026-01-12T09:00:00.000Z'

test('a proof from the future, by a clock that was set back since, is no fresh one', () => {
  const viewer = { provenAt: noon } as Viewer
  expect(proofIsFresh(viewer, '2026-01-12T12:04:00.000Z')).toBe(true)
  expect(proofIsFresh(viewer, '2026-01-12T11:59:58.000Z')).toBe(true)
  expect(proofIsFresh(viewer, earlier)).toBe(false)
})

test('a review that is published again after the clock was set back is the next version, not the same one', () => {
  const db = temporaryDatabase()
  addProgram(db, { slug: 'p', title: 'P', sourceFolder: '/p', sample: false, at: earlier })
  const publish = (at: string, basedOn: number) =>
    publishSheet(db, {
      program: 'p',
      sheet: 'week-1',
      actor: { name: 'bob', role: 'manager', signsAs: [] },
      at,
      basedOn,
      colour: 'amber',
      words: { lessons: at, correction: at },
      facts: { sheet: 'week-1', asOf: at, sections: [] } as never,
    })
  expect(publish(noon, 0)).toMatchObject({ ok: true, value: { version: 1 } })
  expect(publish(earlier, 1)).toMatchObject({ ok: true, value: { version: 2 } })
  expect(verifyDatabase(db.file).troubles).toEqual([])
})
