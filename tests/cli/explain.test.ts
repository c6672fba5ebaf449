import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importSchema } from '~/reports/json-schemas'
import { cli } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

function folderWith(text: string): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'tracker.md'), text)
  return folder
}

const text =
  '# Mill tracker\n\n## Week 1: Grind\n\n- [x] Task 1.1: Sharpen the stone (2h)\n\n## Odds\n\n- [ ] call the miller\n'

test('--explain says of each line what was read, and lists what was not understood with what to write', async () => {
  const folder = folderWith(text)
  const { code, out } = await cli(['import', folder, '--check', '--explain', '--db', join(folder, 'x.sqlite')])
  expect(code).toBe(0)
  expect(out).toContain('task: 1.1 · Sharpen the stone · ticked · estimate 2 h')
  expect(out).toMatch(/Not understood \(1 place\):\n.*tracker\.md:9 - \[ \] call the miller\n.*put it under a heading/)
  expect(out).toContain('Nothing was written')
  expect(readdirSync(folder)).toEqual(['tracker.md'])
})

test('--explain --json is one document of the import schema', async () => {
  const folder = folderWith(text)
  const { json } = await cli(['import', folder, '--check', '--explain', '--json'])
  const { explained } = importSchema.parse(json())
  expect(explained?.[0]?.summary).toMatchObject({ filled: 5, states: { not_understood: 1 }, facts: { task: 1 } })
})

test('--explain without --check is refused, since it writes nothing', async () => {
  const { code, err } = await cli(['import', folderWith(text), '--explain'])
  expect(code).toBe(2)
  expect(err).toContain('--explain goes with --check')
})

test('without --explain the JSON of an import has no lines', async () => {
  const { json } = await cli(['import', folderWith(text), '--check', '--json'])
  expect(importSchema.parse(json()).explained).toBeUndefined()
})
