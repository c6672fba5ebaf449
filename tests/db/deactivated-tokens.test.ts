import { expect, test } from 'vitest'
import { listTokens } from '~db/queries/people'
import { recordMemberAct } from '~db/writes/record-members'
import { makeBearer, makeMember } from '../support/people'
import { temporaryDatabase } from '../support/temporary'

test('tokens of a deactivated member stay revoked when the member comes back', () => {
  const db = temporaryDatabase()
  const memberId = makeMember(db, 'ann', 'developer')
  makeBearer(db, memberId, ['read'])
  const at = '2026-03-01T09:00:00.000Z'
  for (const kind of ['deactivated', 'reactivated'] as const)
    recordMemberAct(db, { memberId, name: 'ann', kind, value: null, by: 'test', at })
  expect(listTokens(db, { memberId }).map(({ revokedAt }) => revokedAt)).toEqual([at])
})
