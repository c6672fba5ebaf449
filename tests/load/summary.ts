import type { GateAnswer } from './judge'
import type { Day } from './office-day'

interface Told {
  day: Day
  users: number
  minutes: number
  programs: number
  seed: number
  slope: number | null
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
  const { day, users, minutes, programs, seed, slope, memory, cores, gate, machine, output } = told
  const { all } = day.recorder
  const rps = all.requests / day.recorder.durationS()
  const ms = (value: number | null) =>
    value === null ? 'none' : `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
  const goal = (name: string, value: string, wanted: string, reached: boolean) =>
    `| ${name} | ${value} | ${wanted} | ${reached ? 'yes' : 'no'} |`
  const shares = { p50: all.percentileMs(0.5), p95: all.percentileMs(0.95), p99: all.percentileMs(0.99) }
  const time = (name: 'p50' | 'p95' | 'p99') =>
    goal(
      name.toUpperCase(),
      ms(shares[name]),
      `< ${goals[name]} ms`,
      shares[name] !== null && shares[name] < goals[name],
    )
  const share = all.requests === 0 ? null : all.failures / all.requests
  const percent = share === null ? 'none' : `${(share * 100).toFixed(3)} %`
  const mb = memory.map((point) => point.mb)
  const unexpected = output.split('\n').filter((line) => /error|warn/i.test(line))
  const lines = [
    `${users} members on ${programs} programs, ${minutes} min, seed ${seed}; ${machine}`,
    `${all.requests} requests (${day.reads} reads, ${day.writes} writes), ${all.failures} failures, slowest ${ms(all.maxMs)}`,
    '',
    '| measure | measured | goal | reached |',
    '|---|---|---|---|',
    goal('error rate', percent, '< 0.05 %', share !== null && share < goals.errors),
    ...(['p50', 'p95', 'p99'] as const).map(time),
    goal('requests per second', rps.toFixed(1), '> 50', rps > goals.rps),
    `| memory slope of the server | ${slope === null ? 'not measured' : `${slope.toFixed(0)} MB per hour`} | | ${mb.length === 0 ? '' : `${mb[0]?.toFixed(0)} MB at first, ${Math.max(...mb).toFixed(0)} at most, ${mb.at(-1)?.toFixed(0)} at last`} |`,
    `| processor | ${cores === null ? 'not measured' : `${cores.toFixed(2)} cores busy`} | | |`,
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
