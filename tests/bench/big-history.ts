import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generator } from './many-runs-database'

export const historyColumns =
  'Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size'
export const statsColumns =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%'
const percentiles = '23,31,42,55,98,140,180,210,430,980,1200'

export interface BigRun {
  /** Paths of the two files, the stats file first. */
  stats: string
  history: string
  rows: number
  bytes: number
}

/**
 * The run of a long load test as Locust writes it: a row of the aggregate for every second, and a stats
 * file. 200,000 rows are 28 MB. `seed` makes other figures of the same size.
 */
export function writeBigRun(folder: string, { rows, seed }: { rows: number; seed: number }): BigRun {
  if (rows > 1_000_000) throw new Error('That is more than Assay reads of one file')
  const random = generator(seed)
  const lines = [historyColumns]
  let requests = 0
  let failures = 0
  for (let at = 0; at < rows; at += 1) {
    requests += 60 + Math.floor(random() * 40)
    if (random() < 0.001) failures += 1
    const rates = `${(70 + random() * 20).toFixed(4)},${(random() / 10).toFixed(4)}`
    const ends = `23,${(40 + random() * 5).toFixed(10)},1.2034,1187.33,${(2000 + random() * 100).toFixed(10)}`
    lines.push(`${1_765_000_000 + at},200,,Aggregated,${rates},${percentiles},${requests},${failures},${ends}`)
  }
  const text = `${lines.join('\n')}\n`
  const row = (name: string, all: number, failed: number) =>
    `${name},${all},${failed},23,42.1,1.2034,1187.33,2050,${all / rows},${failed / rows},${percentiles}`
  const rest = requests - Math.floor(requests / 3)
  const stats = [
    statsColumns,
    row('POST,/login/', Math.floor(requests / 3), failures),
    row('GET,/list/', rest, 0),
    row(',Aggregated', requests, failures),
  ]
  const label = `long_v${seed}_200u`
  const run = { stats: join(folder, `${label}_stats.csv`), history: join(folder, `${label}_stats_history.csv`) }
  writeFileSync(run.stats, `${stats.join('\n')}\n`)
  writeFileSync(run.history, text)
  return { ...run, rows, bytes: text.length }
}
