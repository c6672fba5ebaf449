import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figures, onLocustGrid, reported } from './figures'
import type { Recorder, Second } from './recorder'

const shares = reported.map((share) => `${Number((share * 100).toFixed(2))}%`)

const statsColumns = [
  ...['Type', 'Name', 'Request Count', 'Failure Count', 'Median Response Time', 'Average Response Time'],
  ...['Min Response Time', 'Max Response Time', 'Average Content Size', 'Requests/s', 'Failures/s'],
  ...shares,
]

const historyColumns = [
  ...['Timestamp', 'User Count', 'Type', 'Name', 'Requests/s', 'Failures/s'],
  ...shares,
  ...['Total Request Count', 'Total Failure Count', 'Total Median Response Time', 'Total Average Response Time'],
  ...['Total Min Response Time', 'Total Max Response Time', 'Total Average Content Size'],
]

function line(cells: (string | number)[]): string {
  return cells
    .map(String)
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
}

/** `N/A` where nothing was measured, as Locust writes it. */
function cell(ms: number | null): string {
  return ms === null ? 'N/A' : String(onLocustGrid(ms))
}

function statsRow(method: string, name: string, figures: Figures, durationS: number): string {
  const { requests, failures, totalMs, minMs, maxMs, totalBytes } = figures
  const median = figures.medianMs()
  return line([
    ...[method, name, requests, failures],
    median === null ? 0 : Math.min(maxMs, Math.max(onLocustGrid(median), minMs === null ? 0 : minMs)),
    ...(requests === 0 ? [0, 0, 0, 0] : [totalMs / requests, minMs === null ? 0 : minMs, maxMs, totalBytes / requests]),
    ...[durationS === 0 ? 0 : requests / durationS, durationS === 0 ? 0 : failures / durationS],
    ...reported.map((share) => cell(figures.percentileMs(share))),
  ])
}

function historyRow({ at, users, rps, failuresPerSecond, window, total }: Second): string {
  const { requests, failures, medianMs, avgMs, minMs, maxMs, avgBytes } = total
  return line([
    ...[at, users, '', 'Aggregated', rps.toFixed(6), failuresPerSecond.toFixed(6)],
    ...window.map(cell),
    ...[requests, failures, medianMs === null ? 0 : onLocustGrid(medianMs), avgMs, minMs === null ? 0 : minMs],
    ...[maxMs, avgBytes],
  ])
}

/** The four files of a run as Locust 2 writes them with `--csv`, by the ending of their names. */
export function locustFiles(recorder: Recorder, history: readonly Second[], exceptions: ReadonlyMap<string, number>) {
  const durationS = recorder.durationS()
  const entries = [...recorder.entries.values()].sort((a, b) =>
    `${a.name} ${a.method}` < `${b.name} ${b.method}` ? -1 : 1,
  )
  const text = (lines: string[]) => `${lines.join('\n')}\n`
  return {
    _stats: text([
      line(statsColumns),
      ...entries.map(({ method, name, figures }) => statsRow(method, name, figures, durationS)),
      statsRow('', 'Aggregated', recorder.all, durationS),
    ]),
    _stats_history: text([line(historyColumns), ...history.map(historyRow)]),
    _failures: text([
      'Method,Name,Error,Occurrences',
      ...[...recorder.failures.values()].map(({ method, name, error, count }) => line([method, name, error, count])),
    ]),
    _exceptions: text([
      'Count,Message,Traceback,Nodes',
      ...[...exceptions].map(([message, count]) => line([count, message, '', 'local'])),
    ]),
  }
}

/** Writes them; answers their paths. */
export function writeLocustFiles(folder: string, prefix: string, files: ReturnType<typeof locustFiles>): string[] {
  mkdirSync(folder, { recursive: true })
  return Object.entries(files).map(([ending, text]) => {
    const path = join(folder, `${prefix}${ending}.csv`)
    writeFileSync(path, text)
    return path
  })
}
