import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readEvidence, received } from '../../../support/read-evidence'

const program = resolve(import.meta.dirname, '../../../../node_modules/autocannon/autocannon.js')

/** autocannon itself, against a server that answers every fifth request with 500. Bounded by count and time. */
async function realResult(amount: number) {
  let served = 0
  const server = createServer((_request, response) => {
    served += 1
    response.statusCode = served % 5 === 0 ? 500 : 200
    response.end('words')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const asked = ['-j', '-n', '-c', '4', '-a', String(amount), '-d', '2', `http://127.0.0.1:${port}/`]
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...asked])
    return stdout
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('what autocannon really writes is read: every answer counts, and each 500 is a failure', async () => {
  const result = await realResult(200)
  expect(JSON.parse(result)).toMatchObject({ errors: 0, non2xx: 40 })
  const { runs, refused } = readEvidence([received('real.json', result)])
  expect(refused).toEqual([])
  const [run] = runs
  expect(run).toMatchObject({ tool: 'autocannon', latencyScope: 'responses', users: { value: 4, source: 'result' } })
  expect(run!.aggregate).toMatchObject({ requests: 200, failures: 40 })
  expect(run!.failures).toMatchObject([{ error: 'HTTP 500', occurrences: 40 }])
  expect(run!.cannotMeasure).toContain('p95')
  expect(run!.aggregate!.percentiles.map(({ percentile }) => percentile)).toContain(97.5)
  expect(run!.startedAt!.value < run!.endedAt!.value).toBe(true)
})
