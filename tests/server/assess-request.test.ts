import { expect, test } from 'vitest'
import { assessRequest } from '~/server/assess-request'
import { readDecisions } from '~/server/guides/read-texts'
import { packageRoot } from '~/server/package-root'
import { temporaryDatabase } from '../support/temporary'

const address = (path: string) => new Request(`http://localhost${path}`)

function refusal(work: () => unknown): Response | null {
  try {
    work()
  } catch (thrown) {
    return thrown as Response
  }
  return null
}

test('without any program the answer says so, for the page that explains what to do', async () => {
  const db = temporaryDatabase()
  const answer = refusal(() => assessRequest(db, address('/')))
  expect(answer?.status).toBe(404)
  expect(await answer?.json()).toMatchObject({ empty: true })
})

test.each([
  ['/calendar.ics', 200, 'text/calendar', 'BEGIN:VCALENDAR'],
  ['/overview.md', 404, 'text/markdown', '# Assay'],
  ['/claims.csv', 404, 'text/plain', 'Nothing has been imported'],
  ['/tables/runs.json', 404, 'application/json', '"empty":true'],
])('without any program %s answers in its own kind', async (path, status, kind, text) => {
  const db = temporaryDatabase()
  const answer = refusal(() => assessRequest(db, address(path)))
  expect([answer?.status, answer?.headers.get('Content-Type')?.startsWith(kind)]).toEqual([status, true])
  expect(await answer?.text()).toContain(text)
})

test('every decision record is found with its title', () => {
  const decisions = readDecisions(packageRoot())
  expect(decisions.length).toBeGreaterThan(5)
  for (const { title, slug } of decisions) expect(title).toMatch(new RegExp(`^${Number(slug.slice(0, 4))}\\. `))
})
