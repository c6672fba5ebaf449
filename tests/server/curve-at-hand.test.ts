import { afterEach, expect, test, vi } from 'vitest'
import { curveAtHand } from '~/server/curve-at-hand.server'
import { openDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'

afterEach(() => {
  vi.useRealTimers()
})

test('moments that are made up do not each keep the server busy behind their answers, and one asked again is judged', () => {
  const db = openDatabase(':memory:')
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: '2026-03-15T12:00:00.000Z' })
  const program = listPrograms(db)[0]!.slug
  vi.useFakeTimers()
  const moments = Array.from({ length: 30 }, (_, at) => `2026-03-20T10:00:${String(at).padStart(2, '0')}.000Z`)
  for (const asOf of moments) expect(curveAtHand(db, { program, asOf })).toBeNull()
  expect(vi.getTimerCount()).toBeLessThanOrEqual(4)
  vi.runAllTimers()
  expect(vi.getTimerCount()).toBe(0)
  const last = { program, asOf: moments.at(-1)! }
  curveAtHand(db, last)
  vi.runAllTimers()
  expect(curveAtHand(db, last)?.length).toBeGreaterThan(0)
  db.close()
})
