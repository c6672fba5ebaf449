import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Unexpected console output fails a test: a warning nobody reads is a warning nobody fixes. */
let spies: ReturnType<typeof vi.spyOn>[] = []
beforeEach(() => {
  spies = (['error', 'warn', 'log'] as const).map((level) => vi.spyOn(console, level))
})
afterEach(() => {
  const said = spies.flatMap((spy) => spy.mock.calls.map((call: unknown[]) => call.join(' ')))
  for (const spy of spies) spy.mockRestore()
  expect(said, 'unexpected console output').toEqual([])
})
