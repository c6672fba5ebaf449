import { expect, test } from 'vitest'
import { importDesk, type WaitingImport } from '~/server/upload/import-desk'
import { openStaging } from '~/server/upload/staging'
import { temporaryFolder } from '../../support/temporary'

function waitingOf(memberId: number): WaitingImport {
  const folder = openStaging(temporaryFolder())
  return { memberId, preview: {}, job: { folder } } as WaitingImport
}

test('whoever looks at much gives up their own files first, and nobody else’s', () => {
  const desk = importDesk()
  const ann = desk.keep(waitingOf(1))
  const ids = Array.from({ length: 6 }, () => desk.keep(waitingOf(2)))
  expect(desk.find(ann, 1)).not.toBeNull()
  expect(ids.map((id) => desk.find(id, 2) !== null)).toEqual([false, false, false, true, true, true])
})

test('what is taken off the desk is found by nobody until it is put back', () => {
  const desk = importDesk()
  const id = desk.keep(waitingOf(1))
  expect(desk.take(id, 2)).toBeNull()
  const found = desk.take(id, 1)!
  expect([desk.take(id, 1), desk.find(id, 1)]).toEqual([null, null])
  desk.putBack(id, found)
  expect(desk.find(id, 1)).toMatchObject({ memberId: 1, job: found.job })
})
