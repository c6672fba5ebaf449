import type { DiagnosticList } from '../../diagnostic-list'
import type { FormatResult, RunContent } from '../format'
import { collectSamples, type Sample } from '../samples/collect-samples'
import { sampledRun } from '../samples/sampled-run'

/** One point of k6's own, of the metrics that matter here. */
export interface K6Point {
  metric: string
  value: number
  /** Milliseconds since 1970. */
  atMs: number | null
  tags: { name: string; method: string; status: string; error: string; expected: string }
  line: number
}

interface OpenRequest {
  point: K6Point
  id: string
  elapsedMs: number | null
  failed: boolean | null
}

/**
 * Points to a run. k6 writes all points of one request together: `http_reqs` opens it, its
 * `http_req_duration` and `http_req_failed` follow with the same tags. A request without a duration
 * was cut off. Every percentile is an order statistic over all requests (nearest rank), while k6's
 * own summary interpolates between two of them.
 */
export function pointReader(list: DiagnosticList) {
  const samples = collectSamples()
  const state = { open: null as OpenRequest | null, users: null as number | null, cut: 0, stray: 0 }

  function close() {
    const { open } = state
    state.open = null
    if (open === null) return
    if (open.elapsedMs === null) state.cut += 1
    else samples.add(sampleOf(open, open.elapsedMs))
  }

  return {
    add(point: K6Point) {
      if (point.metric === 'vus') {
        state.users = state.users === null ? point.value : Math.max(state.users, point.value)
        return
      }
      const { name, method, status } = point.tags
      const id = `${point.atMs}\0${method}\0${status}\0${name}`
      if (point.metric === 'http_reqs') {
        close()
        state.open = { point, id, elapsedMs: null, failed: expectedOf(point) }
      } else if (state.open === null || state.open.id !== id) state.stray += 1
      else if (point.metric === 'http_req_duration') state.open.elapsedMs = point.value
      else if (point.metric === 'http_req_failed') state.open.failed = point.value === 1
    },
    finish(file: string, dialect: string, options: { damaged: boolean; wholeSeconds: boolean }): FormatResult {
      close()
      if (state.cut > 0)
        list.report('warning', 'k6-cut-request', 1, `${state.cut} requests without a duration are left out`)
      if (state.stray > 0)
        list.report('warning', 'k6-stray-points', 1, `${state.stray} points do not follow their request: left out`)
      if (samples.count() === 0) {
        return {
          kind: 'refused',
          message: 'it holds no HTTP request (no http_reqs with a duration)',
          diagnostics: list.all(),
        }
      }
      const truncated = options.damaged || state.cut > 0 || state.stray > 0
      const figures = { ...samples.figures(file, 'epoch'), users: state.users }
      const run: RunContent = {
        ...sampledRun('k6', dialect, figures, { isEpoch: true, truncated }),
        latencyScope: 'all',
      }
      return { kind: 'run', run: options.wholeSeconds ? withRateRanges(run) : run, diagnostics: list.all() }
    },
  }
}

export const wantedMetrics = new Set(['http_reqs', 'http_req_duration', 'http_req_failed', 'vus'])

function expectedOf({ tags }: K6Point): boolean | null {
  return tags.expected === 'false' ? true : tags.expected === 'true' ? false : null
}

function sampleOf({ point, failed }: OpenRequest, elapsedMs: number): Sample {
  const { tags, atMs, line } = point
  return {
    label: tags.name,
    method: tags.method === '' ? null : tags.method,
    elapsedMs,
    startMs: atMs === null ? null : atMs - elapsedMs,
    failed,
    error: tags.error !== '' ? tags.error : tags.status === '' ? 'failed' : `HTTP ${tags.status}`,
    bytes: null,
    users: null,
    line,
  }
}

/** Stamps of whole seconds leave the length of the run open by one second to both sides. */
function withRateRanges(run: RunContent): RunContent {
  const span = run.durationS === null ? null : run.durationS.value
  const ranged = (row: RunContent['endpoints'][number]) => {
    if (row.requests === null || span === null) return row
    const high = span > 1 ? row.requests / (span - 1) : Number.MAX_VALUE
    return { ...row, ranges: { ...row.ranges, rps: { low: row.requests / (span + 1), high } } }
  }
  return {
    ...run,
    aggregate: run.aggregate === null ? null : ranged(run.aggregate),
    endpoints: run.endpoints.map(ranged),
  }
}
