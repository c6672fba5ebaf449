import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A second, naive reading of Locust's files for tests to compare with. Shares no code with the
 * importers on purpose: it goes by the file name, and splits at commas from both ends of a line.
 */
export interface IndependentRun {
  label: string
  requests: number
  failures: number
  p50: number
  p95: number
  p99: number
  max: number
  rps: number
  users: number
  durationS: number
  effectiveAt: string
  endpoints: { key: string; requests: number; failures: number; p99: number; avgBytes: number }[]
  failureSum: number
}

/** Every `*_stats.csv` of a folder with the history and failures file beside it. */
export function independentRuns(folder: string): IndependentRun[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('_stats.csv'))
    .map((name) => independentRun(folder, name.slice(0, -'_stats.csv'.length)))
}

function independentRun(folder: string, label: string): IndependentRun {
  const rows = linesOf(join(folder, `${label}_stats.csv`)).slice(1)
  const last = fieldsOf(rows.at(-1)!)
  if (last.name !== 'Aggregated') throw new Error(`${label}: no aggregate`)
  // Timestamp, User Count, Type, Name, then figures: no name but Aggregated in these files.
  const history = linesOf(join(folder, `${label}_stats_history.csv`))
    .slice(1)
    .map((line) => line.split(','))
  const times = history.map((cells) => Number(cells[0]))
  const failuresFile = join(folder, `${label}_failures.csv`)
  const failureLines = existsSync(failuresFile) ? linesOf(failuresFile).slice(1) : []
  return {
    label,
    requests: last.figures[0]!,
    failures: last.figures[1]!,
    p50: last.figures[9]!,
    p95: last.figures[14]!,
    p99: last.figures[16]!,
    max: last.figures[5]!,
    rps: last.figures[7]!,
    users: Math.max(...history.map((cells) => Number(cells[1]))),
    durationS: times.at(-1)! - times[0]!,
    effectiveAt: new Date(times.at(-1)! * 1000).toISOString(),
    endpoints: rows
      .slice(0, -1)
      .map(fieldsOf)
      .map(({ type, name, figures }) => ({
        key: `${type} ${name}`,
        requests: figures[0]!,
        failures: figures[1]!,
        p99: figures[16]!,
        avgBytes: figures[6]!,
      })),
    failureSum: failureLines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(',') + 1)), 0),
  }
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split(/[\r\n]+/)
    .filter((line) => line !== '')
}

/** Type, name, then twenty figures counted from the right. */
function fieldsOf(line: string): { type: string; name: string; figures: number[] } {
  const cells = line.split(',')
  return {
    type: cells[0]!,
    name: cells.slice(1, -20).join(','),
    figures: cells.slice(-20).map(Number),
  }
}
