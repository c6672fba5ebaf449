import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, test } from 'vitest'

/** Real documents and runs that lie beside a developer's checkout, never inside it. */
export const sharedFolder = resolve(import.meta.dirname, '../../../shared')
export const hasShared = existsSync(sharedFolder)

/**
 * A describe block on the real input. Where the folder is absent one test in its place is skipped, with
 * the reason in its name: the body itself is not run, for it may read the folder while tests are collected.
 */
export function describeShared(name: string, body: () => void) {
  if (hasShared) return describe(name, body)
  return describe.skip(`${name} (skipped: no real input beside this checkout)`, () => {
    test('the whole group', () => undefined)
  })
}
