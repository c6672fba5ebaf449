import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { heyPrinted, heyRows, type PlainHey } from '../../../support/independent-hey'
import { runOf } from '../../../support/read-format'

const run = promisify(execFile)
const hasHey = spawnSync('hey', ['-h']).error === undefined
const why = hasHey ? '' : ' (skipped: hey is not installed)'

function expectEqual(text: string, plain: PlainHey) {
  const row = runOf(text).run.aggregate!
  expect([row.requests, row.failures]).toEqual([plain.requests, plain.failures])
  const found: Record<string, number | null> = { avg: row.avgMs, min: row.minMs, max: row.maxMs }
  for (const { percentile, valueMs } of row.percentiles) found[percentile] = valueMs
  for (const [name, value] of Object.entries(plain.times)) {
    expect([name, found[name]]).toEqual([name, expect.closeTo(value, 6)])
  }
}

it.skipIf(!hasHey)(`what hey itself prints and writes equals an independent reading${why}`, async () => {
  let answered = 0
  const server = createServer((_, response) => {
    answered += 1
    response.statusCode = answered % 5 === 0 ? 503 : 200
    response.end('x'.repeat(300))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/items`
  const printed = await run('hey', ['-n', '120', '-c', '4', url])
  const rows = await run('hey', ['-n', '120', '-c', '4', '-o', 'csv', url])
  await new Promise((done) => server.close(done))

  expect(heyPrinted(printed.stdout)).toMatchObject({ requests: 120, failures: 24 })
  expect(heyRows(rows.stdout)).toMatchObject({ requests: 120, failures: 24 })
  expectEqual(printed.stdout, heyPrinted(printed.stdout))
  expectEqual(rows.stdout, heyRows(rows.stdout))
})

it.skipIf(!hasHey)(`requests that got no response are failures without times${why}`, async () => {
  const { stdout } = await run('hey', ['-n', '20', '-c', '2', 'http://127.0.0.1:1/'])
  expect(heyPrinted(stdout)).toMatchObject({ requests: 20, failures: 20 })
  expect(runOf(stdout).run.aggregate).toMatchObject({ requests: 20, failures: 20, avgMs: null, maxMs: null })
})
