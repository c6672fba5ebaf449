import { expect, test } from 'vitest'
import { assessRequest } from '~/server/assess-request'
import { readDecisions } from '~/server/decisions'
import { packageRoot } from '~/server/package-root'
import { temporaryDatabase } from '../support/temporary'

const address = (path: string) => new Request(`http://localhost${path}`)

test('without any program the answer says so, for the page that explains what to do', async () => {
  const db = temporaryDatabase()
  const refused = (work: () => unknown) => {
    try {
      work()
    } catch (thrown) {
      return thrown as Response
    }
    return null
  }
  const answer = refused(() => assessRequest(db, address('/')))
  expect(answer?.status).toBe(404)
  expect(await answer?.json()).toMatchObject({ empty: true })
})

test('every decision record is found with its title', () => {
  const decisions = readDecisions(packageRoot())
  expect(decisions.length).toBeGreaterThan(5)
  for (const { title, slug } of decisions) expect(title).toMatch(new RegExp(`^${Number(slug.slice(0, 4))}\\. `))
})
