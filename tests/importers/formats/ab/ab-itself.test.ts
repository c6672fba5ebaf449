import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { readResultFile, runOf } from '../../../support/read-format'
import { temporaryFolder } from '../../../support/temporary'

const run = promisify(execFile)
const hasAb = spawnSync('ab', ['-V']).status === 0

it.skipIf(!hasAb)(`what ab itself prints is read${hasAb ? '' : ' (skipped: ab is not installed)'}`, async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/none' ? 404 : 200
    response.end('x'.repeat(900))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const rows = join(temporaryFolder(), 'rows.tsv')
  const { stdout } = await run('ab', ['-n', '120', '-c', '4', '-g', rows, `http://127.0.0.1:${port}/none`])
  await new Promise((done) => server.close(done))

  const text = runOf(stdout).run
  expect(text.aggregate).toMatchObject({ requests: 120, failures: 120, avgBytes: 900 })
  expect(text.users?.value).toBe(4)
  const { result } = readResultFile(rows)
  expect(result?.kind === 'run' && result.run.aggregate).toMatchObject({ requests: 120, failures: null })
  expect(result?.kind === 'run' && result.run.aggregate?.maxMs).toBe(text.aggregate!.maxMs)
})
