import type { Family } from './families'
import { type Random, seededRandom } from './random'

interface Request {
  endpoint: string
  atS: number
  ms: number
  bytes: number
  failed: boolean
}

const percentiles = [50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100]
const percentHeader = percentiles.map((percentile) => `${percentile}%`).join(',')
const startS = 1_768_000_000

/**
 * The four files of a run that never took place: requests are drawn at random and counted as the
 * tool counts them, by code that shares nothing with the checks. What it writes is consistent, so a
 * finding on it is a false one.
 */
export function simulatedFamily(seed: number): Family {
  const random = seededRandom(seed)
  const endpoints = 2 + random.below(14)
  const seconds = 20 + random.below(40)
  const requests = Array.from({ length: 30 + random.below(1500) }, () => drawRequest(random, endpoints, seconds))
  requests.sort((a, b) => a.atS - b.atS)
  const label = `simulated_${seed}`
  const names = [...new Set(requests.map(({ endpoint }) => endpoint))].sort()
  const lasted = requests.at(-1)!.atS
  const rows = [
    ...names.map((name) =>
      statsRow(
        name,
        requests.filter((one) => one.endpoint === name),
        lasted,
      ),
    ),
  ]
  const stats = [statsHeader, ...rows, statsRow(',Aggregated', requests, lasted)]
  const histories = Array.from({ length: Math.max(1, Math.floor(lasted) - 1) }, (_, at) =>
    historyRow(
      at,
      requests.filter((one) => one.atS <= at),
    ),
  )
  const failing = names.flatMap((name) => {
    const failed = requests.filter((one) => one.endpoint === name && one.failed).length
    return failed === 0 ? [] : [`${name},"HTTPError('500, at all')",${failed}`]
  })
  const files = {
    _stats: stats,
    _stats_history: [historyHeader, ...histories],
    _failures: ['Method,Name,Error,Occurrences', ...failing],
    _exceptions: ['Count,Message,Traceback,Nodes'],
  }
  return {
    label,
    stats: `${label}_stats.csv`,
    files: new Map(Object.entries(files).map(([part, lines]) => [`${label}${part}.csv`, `${lines.join('\r\n')}\r\n`])),
  }
}

const statsHeader = `Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,${percentHeader}`
const historyHeader = `Timestamp,User Count,Type,Name,Requests/s,Failures/s,${percentHeader},Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size`

function drawRequest(random: Random, endpoints: number, seconds: number): Request {
  const at = Math.floor(endpoints * random.next() ** 2)
  const spread = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return {
    endpoint: `${at % 5 === 4 ? 'POST' : 'GET'},/page/${at}`,
    atS: 0.5 + (seconds - 0.5) * random.next(),
    ms: 15 * (at + 1) * Math.exp(1.1 * spread),
    bytes: 500 * (at + 1) + random.below(40),
    failed: random.next() < 0.02,
  }
}

function statsRow(name: string, requests: readonly Request[], lasted: number): string {
  const failed = requests.filter((one) => one.failed).length
  const { median, average, least, most, bytes, printed } = figuresOf(requests)
  const cells = [name, requests.length, failed, median, average, least, most, bytes]
  return [...cells, requests.length / lasted, failed / lasted, ...printed].join(',')
}

function historyRow(at: number, requests: readonly Request[]): string {
  const head = [startS + at, 10, '', 'Aggregated', '1.000000', '0.000000']
  if (requests.length === 0) return [...head, ...percentiles.map(() => 'N/A'), 0, 0, 0, '0.0', 0, 0, 0].join(',')
  const failed = requests.filter((one) => one.failed).length
  const { median, average, least, most, bytes, printed } = figuresOf(requests)
  return [...head, ...printed, requests.length, failed, median, average, least, most, bytes].join(',')
}

function figuresOf(requests: readonly Request[]) {
  const times = requests.map(({ ms }) => ms).sort((a, b) => a - b)
  const buckets = times.map(bucketed)
  const n = times.length
  const [least, most] = [times[0]!, times[n - 1]!]
  const middle = buckets[Math.floor((n - 1) / 2)]!
  return {
    least,
    most,
    median: Math.min(Math.max(middle, least), most),
    average: times.reduce((sum, ms) => sum + ms, 0) / n,
    bytes: requests.reduce((sum, one) => sum + one.bytes, 0) / n,
    printed: percentiles.map((percentile) => buckets[Math.min(n - 1, Math.trunc(n * Number(`${percentile}e-2`)))]!),
  }
}

/** As the tool's documentation gives it; half to even does not arise for times drawn at random. */
function bucketed(ms: number): number {
  if (ms < 100) return Math.round(ms)
  if (ms < 1000) return Math.round(ms / 10) * 10
  if (ms < 10_000) return Math.round(ms / 100) * 100
  return Math.round(ms / 1000) * 1000
}
