import type { GateAnswer } from './judge'
import type { MemorySlope } from './memory'
import type { Day, Think } from './office-day'

interface Told {
  day: Day
  users: number
  minutes: number
  programs: number
  seed: number
  think: Think
  slope: MemorySlope | null
  memory: readonly { mb: number }[]
  /** Cores that the server kept busy. */
  cores: number | null
  gate: GateAnswer
  machine: string
  /** What the server printed besides its address. */
  output: string
}

/** The goals of the run, as the program of content/assay/load has them. */
const goals = { errors: 0.0005, p50: 20, p95: 150, p99: 300, rps: 50 }

/** Markdown: the goals, each endpoint, memory, and what the gate says. */
export function summary(told: Told): string {
  const { day, gate, output } = told
  const unexpected = output.split('\n').filter((line) => /error|warn/i.test(line))
  const lines = [
    ...headOf(told),
    '',
    '| request | count | failed | P50 | P95 | P99 | most |',
    '|---|---|---|---|---|---|---|',
    ...[...day.recorder.entries.values()]
      .sort((a, b) => b.figures.requests - a.figures.requests)
      .map(({ method, name, figures }) => {
        const times = [0.5, 0.95, 0.99].map((at) => ms(figures.percentileMs(at)))
        return `| ${method} ${name} | ${[figures.requests, figures.failures, ...times, ms(figures.maxMs)].join(' | ')} |`
      }),
    ...[...day.recorder.failures.values()].map(
      ({ method, name, error, count }) => `\nFailed ${count}: ${method} ${name}: ${error}`,
    ),
    ...(unexpected.length === 0 ? [] : ['\nThe server said:', ...unexpected.slice(0, 20)]),
    '',
    `\`assay gate tier-1\` on this run (exit code ${gate.code}):`,
    '',
    ...gate.text.split('\n').map((line) => (line === '' ? '' : `    ${line}`)),
  ]
  return lines.join('\n')
}

/** The same for the README, without the single endpoints. */
export function figuresOf(told: Told): string {
  const { gate } = told
  const said = (gate.text.split('\n')[0] as string).replace(/\s+/g, ' ')
  return [...headOf(told), '', `\`assay gate tier-1\` on this run: exit code ${gate.code}. ${said}`].join('\n')
}

function headOf({ day, users, minutes, programs, think, seed, slope, memory, cores, machine }: Told): string[] {
  const { all } = day.recorder
  const rps = all.requests / day.recorder.durationS()
  const goal = (name: string, value: string, wanted: string, reached: boolean) =>
    `| ${name} | ${value} | ${wanted} | ${reached ? 'yes' : '**no**'} |`
  const time = (name: 'p50' | 'p95' | 'p99', at: number) => {
    const value = all.percentileMs(at)
    return goal(name.toUpperCase(), ms(value), `< ${goals[name]} ms`, value !== null && value < goals[name])
  }
  const share = all.requests === 0 ? null : all.failures / all.requests
  const percent = share === null ? 'none' : `${(share * 100).toFixed(3)} %`
  return [
    `${users} members on ${programs} programs, ${minutes} min, thinking ${think.from} to ${think.to} s between two requests, seed ${seed}; ${machine}`,
    '',
    `${all.requests} requests (${day.reads} reads, ${day.writes} writes), ${all.failures} failures, slowest ${ms(all.maxMs)}`,
    '',
    '| measure | measured | goal | reached |',
    '|---|---|---|---|',
    goal('error rate', percent, '< 0.05 %', share !== null && share < goals.errors),
    ...[time('p50', 0.5), time('p95', 0.95), time('p99', 0.99)],
    goal('requests per second', rps.toFixed(1), '> 50', rps > goals.rps),
    `| memory slope of the server, 95 % confidence | ${slopeText(slope)} | | ${memoryText(memory.map(({ mb }) => mb))} |`,
    `| processor | ${cores === null ? 'not measured' : `${cores.toFixed(2)} cores busy`} | | |`,
  ]
}

function ms(value: number | null): string {
  return value === null ? 'none' : `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
}

/** What grows for sure is said so, what may stand still as well. */
export function slopeText(slope: MemorySlope | null): string {
  if (slope === null) return 'not measured'
  const { perHour, low, high } = slope
  const verdict = low > 0 ? 'it grows' : high < 0 ? 'it shrinks' : 'no growth shown'
  return `${perHour.toFixed(0)} MB per hour (${low.toFixed(0)} to ${high.toFixed(0)}): ${verdict}`
}

function memoryText(mb: readonly number[]): string {
  const [first, last] = [mb[0], mb.at(-1)]
  if (first === undefined || last === undefined) return ''
  return `${first.toFixed(0)} MB at first, ${Math.max(...mb).toFixed(0)} at most, ${last.toFixed(0)} at last`
}
