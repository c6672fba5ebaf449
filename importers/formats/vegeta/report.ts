import type { FigureRow } from '~/domain/evidence'
import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult, RunContent } from '../format'
import {
  failedCodes,
  failureGroups,
  figureRow,
  loadRun,
  percentilesMissing,
  placeOfText,
  wholeRun,
} from '../load-content'
import { instantOfText, type JsonObject, objectOf } from '../read-values'
import { nameOfLabel } from '../samples/row-name'
import { type VegetaFigures, vegetaFigures } from './figures'

/**
 * `vegeta report -type=json`, alone or several under `metrics` as wrappers of its library write it
 * (one endpoint each). Nanoseconds. Times are of every request, failed ones too; a request failed
 * unless its code is 200 to 399, and code 0 is an error of the transport. Percentiles are vegeta's own
 * estimate (t-digest) without a bound of its error: they are shown and decide nothing, which only
 * the exact minimum and maximum do (decision 14). Tried on real files.
 */
export const vegetaReport: EvidenceFormat = {
  id: 'vegeta-report',
  title: 'vegeta report (JSON)',
  family: 'load',
  verified: true,
  mismatch(input) {
    return setsOf(input.json) === null ? 'no objects latencies and status_codes' : null
  },
  read: readReport,
}

/** Sets of metrics by name; one without a name for a plain report. */
function setsOf(json: unknown): [string | null, JsonObject][] | null {
  const root = objectOf(json)
  if (root === null) return null
  if (isMetrics(root)) return [[null, root]]
  const named = Object.entries(objectOf(root.metrics) ?? {})
  const sets = named.flatMap(([name, value]): [string, JsonObject][] => {
    const one = objectOf(value)
    return one !== null && isMetrics(one) ? [[name, one]] : []
  })
  return named.length > 0 && sets.length === named.length ? sets : null
}

function isMetrics(metrics: JsonObject): boolean {
  return objectOf(metrics.latencies) !== null && objectOf(metrics.status_codes) !== null
}

function readReport(input: FormatInput): FormatResult {
  const sets = setsOf(input.json)!
  const list = diagnosticList(input.path)
  const read: { figures: VegetaFigures; metrics: JsonObject }[] = []
  for (const [name, metrics] of sets) {
    const place = placeOfText(
      input,
      '"latencies"',
      name === null ? 0 : Math.max(0, input.text.indexOf(JSON.stringify(name))),
    )
    const figures = vegetaFigures(name === null ? wholeRun : nameOfLabel(name), metrics, place)
    if (figures === null)
      return { kind: 'refused', message: 'requests or status_codes hold something that is no count', diagnostics: [] }
    if (figures.row.rps === null && figures.row.requests !== 0)
      list.report(
        'warning',
        'vegeta-unclosed',
        place.line,
        'counts without rate and latencies: the metrics were never closed',
      )
    read.push({ figures, metrics })
  }
  const rows = read.map(({ figures }) => figures.row)
  const codes = new Map<number, number>()
  for (const { figures } of read)
    for (const [code, count] of figures.codes) {
      const before = codes.get(code)
      codes.set(code, before === undefined ? count : before + count)
    }
  const aggregate = rows.length === 1 ? { ...rows[0]!, ...wholeRun } : sumOfRows(rows)
  const spanS = read.length === 1 ? read[0]!.figures.spanS : null
  const lost = codes.get(0)
  const run = loadRun('vegeta', sets[0]![0] === null ? 'vegeta report' : 'vegeta metrics by name', {
    aggregate,
    endpoints: sets[0]![0] === null ? [] : rows,
    failures: failureGroups([
      ...(lost === undefined ? [] : [['no response', lost] as [string, number]]),
      ...failedCodes(codes),
    ]),
    ...timesOf(read.map(({ metrics }) => metrics)),
    durationS: spanS === null ? null : { value: spanS, source: 'derived' },
    activeS: spanS === null ? null : { value: spanS, source: 'derived' },
    latencyScope: 'all',
    precision: 'unknown',
    cannotMeasure: rows.length === 1 ? percentilesMissing(aggregate.percentiles) : [],
  })
  return { kind: 'run', run, diagnostics: list.all() }
}

/** Counts add up; percentiles of several sets do not, so the whole run has none. */
function sumOfRows(rows: FigureRow[]): FigureRow {
  const sum = (pick: (row: FigureRow) => number | null) =>
    rows.reduce<number | null>((total, row) => {
      const value = pick(row)
      return total === null || value === null ? null : total + value
    }, 0)
  const known = (pick: (row: FigureRow) => number | null) => {
    const values = rows.map(pick)
    return values.every((value) => value !== null) ? values : null
  }
  const [most, least] = [known((row) => row.maxMs), known((row) => row.minMs)]
  return figureRow(wholeRun, {
    requests: sum((row) => row.requests),
    failures: sum((row) => row.failures),
    maxMs: most === null ? null : Math.max(...most),
    minMs: least === null ? null : Math.min(...least),
    place: rows[0]!.place,
    derived: ['requests', 'failures', 'max', 'min'],
  })
}

function timesOf(metrics: JsonObject[]): Pick<RunContent, 'startedAt' | 'endedAt'> {
  const instants = (key: string) =>
    metrics.flatMap((one) => instantOfText(one[key])?.instant ?? []).filter((instant) => !instant.startsWith('0001'))
  const [first] = instants('earliest').sort()
  const last = instants('end').sort().at(-1) ?? instants('latest').sort().at(-1)
  return {
    startedAt: first === undefined ? null : { value: first, source: 'result' },
    endedAt: last === undefined ? null : { value: last, source: 'result' },
  }
}
