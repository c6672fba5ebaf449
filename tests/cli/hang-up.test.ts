import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '~db/client.server'
import { listening } from '../support/listening'
import { temporaryFolder } from '../support/temporary'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'build/node/cli.js')
const built = existsSync(cli)
const title = 'a terminal that closes, and tells everybody in it twice, leaves a closed database'

test.skipIf(!built)(built ? title : `${title} (skipped: build first, npm run build)`, async () => {
  const file = join(temporaryFolder(), 'assay.sqlite')
  openDatabase(file).close()
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--db', file], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  })
  const ended = new Promise((done) => child.on('close', (_code, signal) => done(signal)))
  await listening(child).url
  expect(existsSync(`${file}-wal`)).toBe(true)
  child.kill('SIGHUP')
  child.kill('SIGHUP')
  expect(await ended).toBe('SIGHUP')
  expect(existsSync(`${file}-wal`)).toBe(false)
})
