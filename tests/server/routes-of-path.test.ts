import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { beforeAll, expect, test } from 'vitest'
import { byRoutesOfPath } from '~/server/routes-of-path'
import { exampleOf } from '../support/route-cells'
import { type ListedRoute, sourceBuild } from '../support/source-build'

let build: ServerBuild
let routes: ListedRoute[]
beforeAll(async () => {
  const made = await sourceBuild()
  build = made.build
  routes = made.routes
})

type Node = { id: string; children: Node[] }

function tableOf({ routes }: ServerBuild, parent?: string): Node[] {
  return Object.values(routes)
    .filter((route) => route?.parentId === parent)
    .map(
      (route) =>
        ({
          ...(route as ServerBuild['routes'][string]),
          children: tableOf({ routes } as ServerBuild, route?.id),
        }) as never,
    )
}

function found(table: Node[], path: string) {
  const matches = matchRoutes(table as never, path)
  return matches?.map(({ route, params, pathname }) => ({ id: route.id, params, pathname })) ?? null
}

test('every address and every one above it finds in its short table what it finds in the whole', () => {
  const pagesOf = byRoutesOfPath(build, (pages) => pages)
  const whole = tableOf(build)
  for (const { path } of routes) {
    const target = exampleOf(path, { ':tier': 'tier-1', ':doc': 'a%20b', '*': 'x/y' })
    const short = pagesOf(`${target}?program=one`)
    expect(Object.keys(short.routes).length).toBeLessThan(Object.keys(build.routes).length / 4)
    expect(Object.keys(short.assets.routes)).toEqual(
      Object.keys(build.assets.routes).filter((id) => short.routes[id] !== undefined),
    )
    const table = tableOf(short)
    const segments = target.split('/').filter(Boolean)
    for (let length = segments.length; length >= 0; length -= 1) {
      const at = `/${segments.slice(0, length).join('/')}`
      expect(found(table, at), `${at} of ${target}`).toEqual(found(whole, at))
    }
    expect(pagesOf(target)).toBe(short)
  }
})

test('data, lists of routes and endless paths have the whole table', () => {
  const pagesOf = byRoutesOfPath(build, (pages) => pages)
  for (const target of ['/evidence.data', '/__manifest?p=/evidence', `/${'x'.repeat(400)}`])
    expect(pagesOf(target)).toBe(build)
})
