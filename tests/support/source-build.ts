import { resolve } from 'node:path'
import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js'
import type { ServerBuild } from '@remix-run/node'
import * as entry from '~/entry.server'
import * as rootModule from '~/root'

type Modules = Record<string, () => Promise<Record<string, unknown>>>

/** Vite's own: every route file, loaded as the tests load any source. */
const modules = (import.meta as unknown as { glob(pattern: string): Modules }).glob('/app/routes/*.tsx')

/** A route as the build lists it. */
export interface ListedRoute {
  id: string
  /** Path as the route file spells it: `/evidence/:run`. */
  path: string
  hasAction: boolean
}

/** The pages as they stand in the sources, without the minutes of a build: what the server answers with in tests. */
export async function sourceBuild(): Promise<{ build: ServerBuild; routes: ListedRoute[] }> {
  const listed = flatRoutes(resolve(import.meta.dirname, '../../app'))
  const routes: ServerBuild['routes'] = {
    root: { id: 'root', path: '', module: rootModule as never },
  }
  for (const [id, { path, index, parentId, file }] of Object.entries(listed)) {
    const load = modules[`/app/${file}`]
    if (load === undefined) throw new Error(`${file} is no route file`)
    const module = (await load()) as never
    routes[id] = { id, parentId, module, ...(path === undefined ? {} : { path }), ...(index ? { index } : {}) } as never
  }
  const assets = Object.fromEntries(
    Object.values(routes).map(({ id, path, index, parentId, module }) => [
      id,
      {
        id,
        path,
        index,
        parentId,
        module: `/assets/${id}.js`,
        hasLoader: 'loader' in module,
        hasAction: 'action' in module,
        hasClientLoader: false,
        hasClientAction: false,
        hasErrorBoundary: 'ErrorBoundary' in module,
      },
    ]),
  )
  const build: ServerBuild = {
    mode: 'test',
    entry: { module: entry as never },
    routes,
    assets: { entry: { imports: [], module: '/assets/entry.js' }, routes: assets as never, url: '/m.js', version: '1' },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    } as ServerBuild['future'],
    isSpaMode: false,
  }
  const pages = Object.values(routes).filter(({ id }) => id !== 'root')
  return {
    build,
    routes: pages.map(({ id, path, module }) => ({
      id,
      path: path === undefined ? '/' : `/${path}`,
      hasAction: 'action' in module,
    })),
  }
}
