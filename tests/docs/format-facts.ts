import type { FormatResult, ReportContent, RunContent } from '~importers/formats/format'
import { codes } from './markdown-table'

const precisions = {
  locust: 'rounded to Locust’s buckets; each stands for its range',
  exact: 'as printed',
  one_percent: 'of a sketch: ±1 %',
  unknown: 'printed, rounded in an unknown way',
}
const scopes = {
  all: 'all requests, failed ones with them',
  responses: 'requests that were answered',
  successes: 'successful requests only',
}

/** What a reader made of its example, in rows for people. */
export function factsOfResult(result: FormatResult): string[][] {
  if (result.kind === 'refused') return [['refused', result.message]]
  return result.kind === 'run' ? runFacts(result.run) : reportFacts(result.report)
}

function runFacts(run: RunContent): string[][] {
  const row = run.aggregate
  const known = (name: string, value: unknown) => (value === null ? [] : [name])
  const figures =
    row === null
      ? []
      : [
          ...known('requests', row.requests),
          ...known('failures', row.failures),
          ...known('median', row.medianMs),
          ...known('avg', row.avgMs),
          ...known('min', row.minMs),
          ...known('max', row.maxMs),
          ...known('rps', row.rps),
          ...row.percentiles.filter(({ valueMs }) => valueMs !== null).map(({ percentile }) => `p${percentile}`),
        ]
  const ranged = row?.ranges === undefined ? [] : Object.keys(row.ranges)
  const derived = row?.derived ?? []
  return [
    ['figures', figures.length === 0 ? 'none' : codes(figures)],
    ...(derived.length === 0 ? [] : [['worked out from the rest', codes(derived)]]),
    ...(ranged.length === 0 ? [] : [['known within a range', codes(ranged)]]),
    ['percentiles are', precisions[run.precision]],
    ['times are of', scopes[run.latencyScope ?? 'all']],
    ...(run.exactExtremes === false ? [['minimum and maximum', 'rounded: they narrow nothing']] : []),
    ['rows of single endpoints', run.endpoints.length === 0 ? 'none: only the whole run' : 'yes'],
    ['time of day', run.endedAt === null && run.startedAt === null ? 'none: a run note has to say it' : 'yes'],
    ['users', run.users === null ? 'not stated' : 'yes'],
    ['the run second by second', run.history === null ? 'no' : 'yes'],
    ['failures by message', run.failures.length === 0 ? 'no' : 'yes'],
    ...(run.cannotMeasure === undefined || run.cannotMeasure.length === 0
      ? []
      : [['this tool can never state', codes(run.cannotMeasure)]]),
  ]
}

function reportFacts(report: ReportContent): string[][] {
  const at = ['time', report.effectiveAt === null ? 'none: a run note or the upload has to say it' : 'yes']
  if (report.kind === 'tests') {
    const { total, passed, failed, skipped, flaky } = report.counts
    const counted = `${total} cases: ${passed} passed, ${failed} failed, ${skipped} skipped, ${flaky} only after a retry`
    const projects = report.projects.length === 0 ? 'the format knows none' : 'yes'
    return [
      ['counts', `${counted}; each case is counted, totals of the file are not believed`],
      ['projects', projects],
      at,
    ]
  }
  if (report.kind === 'coverage') {
    const kinds = (['lines', 'branches', 'statements', 'functions'] as const).filter((kind) => report[kind] !== null)
    return [
      ['covered of total', codes(kinds)],
      ['files', `${report.files}; files that were never loaded are in no report`],
      at,
    ]
  }
  const names = [...new Set(report.samples.map(({ metric }) => metric))]
  return [['metrics', codes(names.slice(0, 12))], ['samples', String(report.samples.length)], at]
}
