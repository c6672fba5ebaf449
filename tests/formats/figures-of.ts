import { readFileSync } from 'node:fs'
import type { FigureRow, Run } from '~/domain/evidence'
import type { FormatResult } from '~importers/formats/format'
import { independentFigures } from '../support/independent-load-tools'
import { plainLocust } from '../support/independent-locust-table'
import * as reports from '../support/independent-reports'
import { abRows, jtlCsv, jtlXml, type PlainRow, type PlainRun } from '../support/independent-samples'
import { gatlingGlobal, jmeterAggregate, jmeterStatistics } from '../support/independent-tables'

/** Figures by name: "all requests", "GET / p95", "lines covered". */
export type Figures = Record<string, number | null>

function figuresOfRow(name: string, row: FigureRow): Figures {
  const { requests, failures, avgMs, minMs, maxMs, percentiles } = row
  return {
    [`${name} requests`]: requests,
    [`${name} failures`]: failures,
    [`${name} avg`]: avgMs,
    [`${name} min`]: minMs,
    [`${name} max`]: maxMs,
    ...Object.fromEntries(percentiles.map(({ percentile, valueMs }) => [`${name} ${percentile}`, valueMs])),
  }
}

/** What the importer read of a run, row by row. */
export function figuresOfRun({ aggregate, endpoints }: Run): Figures {
  const rows = endpoints.map((row) => figuresOfRow(row.key, row))
  return Object.assign({}, ...rows, aggregate === null ? {} : figuresOfRow('all', aggregate))
}

const parts = ['lines', 'branches', 'statements', 'functions'] as const

/** What the importer read of a test or coverage report. */
export function figuresOfReport(result: FormatResult): Figures {
  if (result.kind !== 'report') return {}
  const { report } = result
  if (report.kind === 'tests') return { ...report.counts } as unknown as Figures
  if (report.kind !== 'coverage') return {}
  return Object.fromEntries(
    parts.flatMap((part) => [
      [`${part} covered`, report[part]?.covered ?? null],
      [`${part} total`, report[part]?.total ?? null],
    ]),
  )
}

function ofRow(name: string, { requests, failures, avg, min, max, at }: PlainRow): Figures {
  const figures: Figures = { requests, failures, avg, min, max, ...at }
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name} ${key}`, value]))
}

function ofPlainRun({ all, rows }: PlainRun): Figures {
  const named = Object.entries(rows).map(([label, row]) => ofRow(label === '' ? '(no name)' : label, row))
  return Object.assign({}, ...named, all === null ? {} : ofRow('all', all))
}

function ofTotals({
  requests,
  failures,
  times,
}: {
  requests: number | null
  failures: number
  times: object
}): Figures {
  const figures = Object.entries({ requests, failures, ...times })
  return Object.fromEntries(figures.map(([name, value]) => [`all ${name}`, value as number | null]))
}

type Pair = [covered: number, total: number] | null
const ofPairs = (pairs: Record<string, Pair>): Figures =>
  Object.fromEntries(
    Object.entries(pairs).flatMap(([part, pair]) => [
      [`${part} covered`, pair === null ? null : pair[0]],
      [`${part} total`, pair === null ? null : pair[1]],
    ]),
  )

const runReaders: Record<string, (text: string) => PlainRun> = {
  'jmeter-jtl-csv': jtlCsv,
  'jmeter-jtl-xml': jtlXml,
  'jmeter-statistics': jmeterStatistics,
  'jmeter-report-csv': jmeterAggregate,
  'gatling-global-stats': gatlingGlobal,
  'gatling-stats-js': gatlingGlobal,
  'ab-tsv': abRows,
}

const reportReaders: Record<string, (text: string) => Figures> = {
  junit: (text) => ({ ...reports.independentJunit(text) }),
  'vitest-json': (text) => ({ ...reports.independentVitest(text) }),
  'playwright-json': (text) => {
    const { projects: _, ...counts } = reports.independentPlaywright(text)
    return counts
  },
  cobertura: (text) => ofPairs({ ...reports.independentCobertura(text) }),
  lcov: (text) => ofPairs({ ...reports.independentLcov(text) }),
  clover: (text) => ofPairs(reports.independentClover(text)),
  'istanbul-json': (text) => ofPairs(reports.independentIstanbul(text)),
  jacoco: (text) => {
    const { LINE, BRANCH, METHOD } = reports.independentJacoco(text)
    return ofPairs({ lines: LINE!, branches: BRANCH!, functions: METHOD! })
  },
}

/** The same figures by the independent reading; null for a file that only belongs to another's run. */
export function plainFigures(kind: string, format: string, path: string): Figures | null {
  const text = readFileSync(path, 'utf8')
  const report = reportReaders[kind]
  if (report !== undefined) return report(text)
  const run = runReaders[format]
  if (run !== undefined) return ofPlainRun(run(text))
  if (kind !== 'locust') return ofTotals(independentFigures(kind, path))
  return /_(?:stats|requests)\.csv$/.test(path) ? ofTotals(plainLocust(path)) : null
}
