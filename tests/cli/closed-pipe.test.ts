import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cli, smallProgram } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

/** Exit code of a command whose reader has gone before it says anything. */
function exitCodeWithoutReader(args: string[]): Promise<number | null> {
  const root = join(import.meta.dirname, '../..')
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'app/cli/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: root, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  child.stdout.destroy()
  return new Promise((resolve) => {
    child.on('close', resolve)
  })
}

test('a gate whose output nobody reads to its end still ends with its own code', async () => {
  const db = join(temporaryFolder(), 'a.sqlite')
  await cli(['import', smallProgram, '--db', db])
  const { code } = await cli(['gate', 'tier-1', '--as-of', '2026-09-01', '--db', db])
  expect(code).not.toBe(0)
  expect(await exitCodeWithoutReader(['gate', 'tier-1', '--as-of', '2026-09-01', '--db', db])).toBe(code)
})
