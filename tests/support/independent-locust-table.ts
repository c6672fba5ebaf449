import { existsSync, readFileSync } from 'node:fs'

/** A naive reading of one file of Locust by the names of its columns, sharing no code with the importers. */
export interface PlainLocust {
  requests: number | null
  failures: number
  /** avg, min, max and percentiles by number, of the last row. */
  times: Record<string, number>
}

function tableOf(path: string): { header: string[]; last: string[] } {
  const lines = readFileSync(path, 'utf8')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()))
  return { header: lines[0]!, last: lines.at(-1)! }
}

/** `…_stats.csv` of 1.0 on, and `…_requests.csv` with `…_distribution.csv` of older ones. */
export function plainLocust(path: string): PlainLocust {
  const { header, last } = tableOf(path)
  const cell = (...names: string[]) => {
    const at = header.findIndex((name) => names.includes(name.toLowerCase()))
    return at === -1 ? undefined : last[at - header.length + last.length]
  }
  const times: Record<string, number> = {}
  for (const [name, column] of [
    ['avg', 'average response time'],
    ['min', 'min response time'],
    ['max', 'max response time'],
  ] as const) {
    const figure = cell(column)
    if (figure !== undefined && figure !== '') times[name] = Number(figure)
  }
  const beside = path.replace(/_requests\.csv$/, '_distribution.csv')
  const { header: columns, last: cells } = existsSync(beside) ? tableOf(beside) : { header, last }
  for (const [index, name] of columns.entries()) {
    const figure = cells[index - columns.length + cells.length]
    const percentile = /^(\d+(?:\.\d+)?)%$/.exec(name)?.[1]
    if (percentile !== undefined && Number(percentile) < 100 && /^\d/.test(figure!)) times[percentile] = Number(figure)
  }
  return {
    requests: Number(cell('request count', '# requests')),
    failures: Number(cell('failure count', '# failures')),
    times,
  }
}
