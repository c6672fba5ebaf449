import type { JudgedContext } from './report-context'

const results = new WeakMap<JudgedContext, Map<string, unknown>>()

/** A report of one context never changes: it is built once and given again. */
export function once<T>(context: JudgedContext, name: string, build: () => T): T {
  const known = results.get(context)
  const cache = known === undefined ? new Map<string, unknown>() : known
  if (known === undefined) results.set(context, cache)
  if (cache.has(name)) return cache.get(name) as T
  const result = build()
  cache.set(name, result)
  return result
}
