import { expect, test } from 'vitest'
import { assessRequest } from '~/server/assess-request'
import { coloursAtHand } from '~/server/review/colours-at-hand'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { temporaryDatabase } from '../support/temporary'

test('a page without patience leaves its colours for after the answer, and finds them the next time', async () => {
  const db = temporaryDatabase()
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: '2026-03-15T12:00:00.000Z' })
  const assessed = assessRequest(db, new Request('http://x/reviews?as-of=2026-03-20'))
  const first = coloursAtHand(db, assessed, -1)
  expect(first.of('week-1')).toBe('pending')
  expect(first.finish()).toBe(true)
  await expect.poll(() => coloursAtHand(db, assessed, -1).of('week-1'), { timeout: 20_000 }).not.toBe('pending')
  const next = coloursAtHand(db, assessed, -1)
  expect(next.of('week-1')).toEqual(coloursAtHand(db, assessed).of('week-1'))
  expect(next.finish()).toBe(false)
})
