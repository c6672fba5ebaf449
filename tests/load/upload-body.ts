import type { Random } from '../forensics/random'
import { locustFiles } from './locust-files'
import { Recorder } from './recorder'

const endpoints: readonly [string, string, number][] = [
  ['POST', '[AUTH] Login POST', 0],
  ['GET', '/dashboard/', 22_779],
  ['GET', '/api/v2/project/[id]/chart-data/', 8_400],
  ['GET', '/api/v2/project/[id]/rekap/', 3_120],
  ['POST', '/api/monitoring/report-client-metric/', 41],
  ['GET', '/project/[id]/list/', 14_003],
]

/** A small run as a load test writes it: six endpoints, half a minute, ending now. Multipart, as curl sends it. */
export function uploadBody(label: string, program: string, { next, pick }: Random) {
  const recorder = new Recorder()
  const end = Math.floor(Date.now() / 1000) - 1
  const seconds = Array.from({ length: 30 }, (_, at) => {
    for (let request = 0; request < 40; request += 1) {
      const [method, name, bytes] = pick(endpoints)
      const ms = 20 + next() ** 4 * 900
      recorder.add(
        { method, name, ms, bytes: bytes + Math.floor(next() * 90), error: null },
        (end - 30 + at) * 1000 + request * 20,
      )
    }
    return recorder.second(end - 29 + at, 200)
  })
  const files = locustFiles(recorder, seconds, new Map())
  const boundary = `----assay-load-${label}`
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const parts = Object.entries(files).map(
    ([ending, text]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${label}${ending}.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n`,
  )
  const body = `${field('program', program)}${field('tag', 'load')}${parts.join('')}--${boundary}--\r\n`
  return { body: Buffer.from(body), type: `multipart/form-data; boundary=${boundary}` }
}
