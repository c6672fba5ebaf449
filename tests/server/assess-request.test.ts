import { expect, test } from 'vitest'
import { portfolioReport } from '~/reports/portfolio'
import { assessAll, assessRequest } from '~/server/assess-request'
import { readDecisions } from '~/server/decisions'
import { packageRoot } from '~/server/package-root'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { temporaryDatabase } from '../support/temporary'

const address = (path: string) => new Request(`http://localhost${path}`)

function twoPrograms() {
  const db = temporaryDatabase()
  const importedAt = '2026-03-15T12:00:00.000Z'
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt, program: 'first' })
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt, program: 'second' })
  return db
}

test('a portfolio has every program with its verdict and links that name it', () => {
  const { programs } = portfolioReport(assessAll(twoPrograms(), address('/programs')))
  expect(programs.map(({ slug }) => slug)).toEqual(['first', 'second'])
  expect(programs.map(({ href }) => href)).toEqual(['/?program=first', '/?program=second'])
  for (const { verdictSentence } of programs) expect(verdictSentence).toMatch(/^\w.*\.$/)
})

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
  expect(refused(() => assessAll(db, address('/programs')))?.status).toBe(404)
})

test('every decision record is found with its title', () => {
  const decisions = readDecisions(packageRoot())
  expect(decisions.length).toBeGreaterThan(5)
  for (const { title, slug } of decisions) expect(title).toMatch(new RegExp(`^${Number(slug.slice(0, 4))}\\. `))
})
