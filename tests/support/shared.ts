import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from 'vitest'

/** Real documents and runs that lie beside a developer's checkout, never inside it. */
export const sharedFolder = resolve(import.meta.dirname, '../../../shared')
export const hasShared = existsSync(sharedFolder)

/** A describe block on the real input; skips with a printed reason where the folder is absent. */
export function describeShared(name: string, body: () => void) {
  if (hasShared) return describe(name, body)
  return describe.skip(`${name} (skipped: no real input beside this checkout)`, body)
}
