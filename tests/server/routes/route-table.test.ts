import { expect, test } from 'vitest'
import { routeRules } from '~/server/route-rules'
import { askers, expressPaths, startPageServer } from '../../support/page-server'
import { cellOf, exampleOf, expectedCell } from '../../support/route-cells'

const known = { ':tier': 'tier-1', ':week': 'week-1', ':doc': 'tracker', ':sha': 'a'.repeat(64) }

/** What to do about an address that nobody spoke for. */
const advice = (path: string, file: string) =>
  `${file} answers ${path}, and no rule says who may ask. Write into routeRules of app/server/route-rules.ts: ` +
  `'${path}': page, for a page that anybody reads; or '${path}': { get: 'reader', post: ['sign', 'attest'] }, with ` +
  `one deed of app/domain/people.ts for each of its forms (the action calls context.requireDeed with the same).`

test('every address of the pages and of express has a rule, and every rule an address', async () => {
  const { app, routes } = await startPageServer()
  const missing = routes.filter(({ path }) => routeRules[path] === undefined)
  expect(missing.map(({ path, id }) => advice(path, `app/${id}`))).toEqual([])
  const own = expressPaths(app)
  expect(own.filter((path) => routeRules[path] === undefined).map((path) => advice(path, 'express'))).toEqual([])
  const paths = new Set([...routes.map(({ path }) => path), ...own])
  expect(Object.keys(routeRules).filter((path) => !paths.has(path))).toEqual([])
})

test('what can be changed and what the rules let change are the same addresses', async () => {
  const { routes } = await startPageServer()
  const wrong = routes.filter(({ path, hasAction }) => {
    const rule = routeRules[path]
    return rule !== undefined && rule.streams !== true && (rule.post !== null) !== hasAction
  })
  const say = ({ path, hasAction }: (typeof wrong)[number]) =>
    hasAction
      ? `${path} has an action: say in app/server/route-rules.ts who may post, as post: ['a deed of it'].`
      : `${path} has no action: its rule in app/server/route-rules.ts takes post: null.`
  expect(wrong.map(say)).toEqual([])
})

for (const readersAreMembers of [false, true])
  for (const method of ['GET', 'POST'] as const)
    test(`${method} of every address answers every role and token by its rule, ${readersAreMembers ? 'in private mode' : 'where anybody reads'}`, async () => {
      const server = await startPageServer({ readersAreMembers })
      const { routes, app } = server
      const paths = [...new Set([...routes.map(({ path }) => path), ...expressPaths(app)])]
      const wrong: string[] = []
      for (const path of paths)
        for (const who of askers) {
          const rule = routeRules[path]
          if (rule === undefined) continue
          const answer = await server.ask(exampleOf(path, known), {
            method,
            headers: { Accept: 'text/html', ...server.headersOf(who) },
            ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
          })
          const [found, wanted] = [await cellOf(answer), expectedCell(rule, method, who, readersAreMembers)]
          // A token is refused either way: as one that may not, or as no person at all.
          const refusedAnyway = who.endsWith('token') && wanted === 'may not' && found === 'asks to sign in'
          if (found !== wanted && !refusedAnyway)
            wrong.push(`${method} ${path} as ${who}: ${found} (${answer.status}), not ${wanted}`)
        }
      expect(wrong).toEqual([])
    })
