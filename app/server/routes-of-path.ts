import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

/** Paths can be made up without end. */
const mostPaths = 1000
const longestPath = 300

interface RouteNode {
  id: string
  path?: string
  index?: boolean
  caseSensitive?: boolean
  children: RouteNode[]
}

/**
 * What `of` makes of the pages with those routes alone that a path leads through. Whoever asks the route
 * table flattens, ranks and compiles all of it anew each time, and a page asks it five times: asked once
 * per path, it is short from then on. Kept are the routes of the path and, since the page tells the browser
 * of them, those of every path above it. What leads nowhere, data and lists of routes have the whole table.
 */
export function byRoutesOfPath<T>(build: ServerBuild, of: (build: ServerBuild) => T): (target: string) => T {
  const table = treeOf(build, undefined)
  const whole = of(build)
  const byPath = new Map<string, T>()
  const byRoutes = new Map<string, T>()
  const ofPath = (path: string): T => {
    const ids = idsOn(table, path)
    if (ids === null) return whole
    const key = Object.keys(build.routes)
      .filter((id) => ids.has(id))
      .join('\n')
    const made = byRoutes.get(key) ?? of(narrowed(build, ids))
    byRoutes.set(key, made)
    return made
  }
  return (target) => {
    const path = pathOf(target)
    if (path === null || path.length > longestPath || path.endsWith('.data') || path.endsWith('/__manifest'))
      return whole
    const known = byPath.get(path)
    if (known !== undefined) return known
    const made = ofPath(path)
    if (byPath.size >= mostPaths) byPath.clear()
    byPath.set(path, made)
    return made
  }
}

/** As Remix reads it; null where it is none. */
function pathOf(target: string): string | null {
  try {
    return new URL(`http://localhost${target}`).pathname
  } catch {
    return null
  }
}

/** Routes by the parent that they name, in the order of the build: it decides between equals. */
function treeOf(build: ServerBuild, parent: string | undefined): RouteNode[] {
  return Object.values(build.routes).flatMap((route) => {
    if (route === undefined || route.parentId !== parent) return []
    const { id, path, index, caseSensitive } = route
    return [{ id, path, index, caseSensitive, children: treeOf(build, id) } as RouteNode]
  })
}

/** null where the path leads nowhere. */
function idsOn(table: RouteNode[], path: string): Set<string> | null {
  const idsAt = (at: string) => matchRoutes(table as never, at)?.map(({ route }) => route.id as string)
  const own = idsAt(path)
  if (own === undefined) return null
  const segments = path.split('/').filter(Boolean)
  const above = segments.map((_, length) => `/${segments.slice(0, length).join('/')}`)
  return new Set([...own, ...['/', ...above].flatMap((at) => idsAt(at) ?? [])])
}

function narrowed(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const of = <R extends Record<string, unknown>>(routes: R) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id))) as R
  return { ...build, routes: of(build.routes), assets: { ...build.assets, routes: of(build.assets.routes) } }
}
