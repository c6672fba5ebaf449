import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import { storageRefusal } from './storage-refusal'

type Report = (error: unknown, url: string) => void

/**
 * The pages, with what the database does not take told as such: a status and a sentence in place of
 * an unexpected error, whichever page it comes to.
 */
export function guardedBuild<T extends ServerBuild | (() => Promise<ServerBuild>)>(build: T, report: Report): T {
  if (typeof build === 'function') return (async () => guarded(await build(), report)) as T
  return guarded(build as ServerBuild, report) as T
}

function guarded(build: ServerBuild, report: Report): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (route === undefined) return [id, route] as const
    const { loader, action } = route.module
    const module = {
      ...route.module,
      ...(loader === undefined ? {} : { loader: inWords(loader, report) }),
      ...(action === undefined ? {} : { action: inWords(action, report) }),
    }
    return [id, { ...route, module }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}

function inWords<T extends LoaderFunction | ActionFunction>(work: T, report: Report): T {
  const told = async (args: Parameters<T>[0]) => {
    try {
      return await work(args as never)
    } catch (error) {
      const refusal = storageRefusal(error)
      if (refusal === null) throw error
      report(error, args.request.url)
      throw new Response(refusal.text, { status: refusal.status })
    }
  }
  return told as T
}
