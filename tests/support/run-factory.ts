import type { EvidenceFile, FigureRow, History, PercentileFigure, Run } from '~/domain/evidence'

/** `{ 50: 27, 99: 430 }` as the rows carry it. */
export function percentilesOf(values: Record<number, number | null>): PercentileFigure[] {
  return Object.entries(values)
    .map(([percentile, valueMs]) => ({ percentile: Number(percentile), valueMs }))
    .sort((a, b) => a.percentile - b.percentile)
}

/** A row in which every figure is stated and agrees with the others; override what the test is about. */
export function makeRow(key: string, over: Partial<FigureRow> = {}): FigureRow {
  const space = key.indexOf(' ')
  const method = space > 0 ? key.slice(0, space) : null
  return {
    key,
    method,
    name: space > 0 ? key.slice(space + 1) : key,
    requests: 100,
    failures: 0,
    medianMs: 50,
    avgMs: 50,
    minMs: 10,
    maxMs: 90,
    avgBytes: 1000,
    rps: 1,
    failuresPerS: 0,
    percentiles: percentilesOf({ 50: 50, 66: 60, 75: 65, 80: 70, 90: 80, 95: 85, 98: 88, 99: 90, 100: 90 }),
    place: { file: 'run_stats.csv', line: 2, column: 1 },
    ...over,
  }
}

/** A row whose file states nothing but these figures: everything else is unknown. */
export function makeSparseRow(key: string, over: Partial<FigureRow> = {}): FigureRow {
  return makeRow(key, {
    requests: null,
    failures: null,
    medianMs: null,
    avgMs: null,
    minMs: null,
    maxMs: null,
    avgBytes: null,
    rps: null,
    failuresPerS: null,
    percentiles: [],
    ...over,
  })
}

/** The aggregate that adds up from the rows (percentiles are taken from the row with the largest maximum). */
export function aggregateOf(rows: FigureRow[], over: Partial<FigureRow> = {}): FigureRow {
  const sum = (pick: (row: FigureRow) => number | null) => rows.reduce((total, row) => total + (pick(row) ?? 0), 0)
  const requests = sum((row) => row.requests)
  const weighted = (pick: (row: FigureRow) => number | null) =>
    requests === 0 ? null : sum((row) => (row.requests ?? 0) * (pick(row) ?? 0)) / requests
  const slowest = rows.reduce((worst, row) => ((row.maxMs ?? 0) > (worst.maxMs ?? 0) ? row : worst), rows[0]!)
  return makeRow('*', {
    method: null,
    name: 'Aggregated',
    requests,
    failures: sum((row) => row.failures),
    medianMs: slowest.medianMs,
    avgMs: weighted((row) => row.avgMs),
    minMs: Math.min(...rows.map((row) => row.minMs ?? Number.POSITIVE_INFINITY)),
    maxMs: slowest.maxMs,
    avgBytes: weighted((row) => row.avgBytes),
    rps: sum((row) => row.rps),
    failuresPerS: sum((row) => row.failuresPerS),
    percentiles: slowest.percentiles,
    place: { file: 'run_stats.csv', line: rows.length + 2, column: 1 },
    ...over,
  })
}

/** A history of one row per second in which the totals climb evenly to `requests` and `failures`. */
export function makeHistory(
  over: { seconds?: number; users?: number; requests?: number; failures?: number } = {},
): History {
  const { seconds = 100, users = 100, requests = 100, failures = 0 } = over
  const steps = Array.from({ length: seconds + 1 }, (_, step) => step)
  const climb = (total: number) => steps.map((step) => Math.round((total * step) / seconds))
  return {
    timeS: steps.map((step) => 1_768_000_000 + step),
    users: steps.map(() => users),
    rps: steps.map(() => requests / seconds),
    failuresPerS: steps.map(() => failures / seconds),
    p50Ms: steps.map(() => 50),
    p95Ms: steps.map(() => 85),
    p99Ms: steps.map(() => 90),
    totalRequests: climb(requests),
    totalFailures: climb(failures),
  }
}

function makeFile(label: string, kind: EvidenceFile['kind']): EvidenceFile {
  return { name: `${label}_${kind}.csv`, sha256: '0'.repeat(64), bytes: 1, kind }
}

/**
 * A measured, whole run of the given rows with the aggregate that adds up from them. Defaults
 * are a healthy run: 100 users, known clock, no findings.
 */
export function makeRun(over: Partial<Run> & { rows?: FigureRow[] } = {}): Run {
  const { rows, ...rest } = over
  const endpoints = rest.endpoints ?? rows ?? [makeRow('GET /home'), makeRow('GET /list', { avgBytes: 2000 })]
  const label = rest.label ?? 'run_a'
  return {
    label,
    tool: 'locust',
    dialect: 'current',
    provenance: 'measured',
    partial: false,
    tags: [],
    files: [makeFile(label, 'stats')],
    users: { value: 100, source: 'history' },
    spawnRate: null,
    startedAt: { value: '2026-01-10T10:00:00Z', source: 'history' },
    endedAt: { value: '2026-01-10T10:05:00Z', source: 'history' },
    effectiveAt: '2026-01-10T10:05:00Z',
    durationS: { value: 300, source: 'history' },
    activeS: null,
    scope: [],
    commit: null,
    environment: null,
    note: null,
    endpoints,
    aggregate: endpoints.length === 0 ? null : aggregateOf(endpoints),
    failures: [],
    exceptions: [],
    history: null,
    precision: 'locust',
    truncated: false,
    ...rest,
  }
}
