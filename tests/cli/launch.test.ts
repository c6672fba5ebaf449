import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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

/** What the launcher keeps of the files that it looked at, so that it finds nothing to install or build. */
function stamp(folder: string, salt: string, paths: string[]): string {
  const hash = createHash('sha256').update(salt)
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}

/** Says that it is up, takes its time when it is interrupted, and ends well. */
const slowServer = `
process.on('SIGINT', () => setTimeout(() => { console.log('closed'); process.exit(0) }, 300))
setInterval(() => {}, 1000)
console.log('up')
`

test('Ctrl-C waits until what was started has closed, and ends as it ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-launch-'))
  const launcher = 'app/cli/launch.mjs'
  for (const path of ['app/cli', 'node_modules', 'build/node']) mkdirSync(join(folder, path), { recursive: true })
  copyFileSync(resolve(launcher), join(folder, launcher))
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  writeFileSync(join(folder, 'build/node/cli.js'), slowServer)
  const machine = `node ${process.versions.modules} ${process.platform} ${process.arch}`
  writeFileSync(join(folder, 'node_modules/.assay-installed'), stamp(folder, machine, ['package-lock.json']))
  writeFileSync(join(folder, 'build/.assay-built'), stamp(folder, 'build', [launcher, 'package-lock.json']))
  // A process group of its own is interrupted as a terminal does it: everybody in it at once.
  const child = spawn(process.execPath, [launcher, 'start'], { cwd: folder, detached: true })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (chunk.includes('up')) process.kill(-(child.pid as number), 'SIGINT')
    })
  const code = await new Promise((done) => child.on('close', done))
  rmSync(folder, { recursive: true, force: true })
  expect(output).toBe('up\nclosed\n')
  expect(code).toBe(0)
})
