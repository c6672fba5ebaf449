import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

test('packages of another checkout, linked here, are never emptied by an install', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-launch-'))
  const [here, there] = [join(folder, 'here'), join(folder, 'there')]
  mkdirSync(join(here, 'app/cli'), { recursive: true })
  mkdirSync(there)
  copyFileSync(resolve('app/cli/launch.mjs'), join(here, 'app/cli/launch.mjs'))
  writeFileSync(join(here, 'package-lock.json'), '{}')
  writeFileSync(join(there, 'kept'), '')
  symlinkSync(there, join(here, 'node_modules'))
  const { status, stderr } = spawnSync(process.execPath, ['app/cli/launch.mjs', 'build'], {
    cwd: here,
    encoding: 'utf8',
    // Were it to install after all, no npm is found.
    env: { NODE_ENV: 'test', PATH: '' },
  })
  expect(existsSync(join(there, 'kept'))).toBe(true)
  rmSync(folder, { recursive: true, force: true })
  expect(status).toBe(1)
  expect(stderr).toContain('node_modules is a link')
})
