import type { FigureRow, PercentileFigure, Run, Sourced } from '~/domain/evidence'
import type { run } from './schema/derived-runs'
import { briefHistory, type HistoryInBrief } from './stored-history'

/**
 * How a run is laid out in columns, in both directions, so that what is written is what is read.
 */

const sourcedFields = ['users', 'spawnRate', 'startedAt', 'endedAt', 'durationS', 'activeS'] as const
const plainFields = [
  'label',
  'tool',
  'dialect',
  'provenance',
  'partial',
  'precision',
  'truncated',
  'effectiveAt',
  'commit',
  'environment',
  'note',
] as const
/** Fields that have tables of their own. */
const tabled = ['tags', 'scope', 'files', 'aggregate', 'endpoints', 'failures', 'exceptions', 'history'] as const

type Manifest = Omit<Run, 'files' | 'aggregate' | 'endpoints' | 'failures' | 'exceptions' | 'history'>

/** Columns of table `run` but its identity. */
export function runToColumns(run: Run) {
  const rest = Object.entries(run).filter(
    ([key]) => ![...sourcedFields, ...plainFields, ...tabled].some((known) => known === key),
  )
  return {
    label: run.label,
    tool: run.tool,
    dialect: run.dialect,
    provenance: run.provenance,
    partial: run.partial,
    precision: run.precision,
    truncated: run.truncated,
    effectiveAt: run.effectiveAt,
    commit: run.commit,
    environment: run.environment,
    note: run.note,
    users: figureOf(run.users),
    usersSource: sourceOf(run.users),
    spawnRate: figureOf(run.spawnRate),
    spawnRateSource: sourceOf(run.spawnRate),
    startedAt: figureOf(run.startedAt),
    startedAtSource: sourceOf(run.startedAt),
    endedAt: figureOf(run.endedAt),
    endedAtSource: sourceOf(run.endedAt),
    durationS: figureOf(run.durationS),
    durationSSource: sourceOf(run.durationS),
    activeS: figureOf(run.activeS),
    activeSSource: sourceOf(run.activeS),
    tags: JSON.stringify(run.tags),
    scope: JSON.stringify(run.scope),
    rest: JSON.stringify({ ...Object.fromEntries(rest), ...inBrief(run) }),
  }
}

/** What is decided by a long history stands among the fields that have no column of their own. */
const briefKey = 'historyInBrief'

function inBrief(run: Run): { [briefKey]?: HistoryInBrief } {
  const brief = briefHistory(run)
  return brief === null ? {} : { [briefKey]: brief }
}

/** Null where the history is short, or was stored before anything was kept of it. */
export function columnsToBrief({ rest }: Pick<typeof run.$inferSelect, 'rest'>): HistoryInBrief | null {
  if (!rest.includes(`"${briefKey}"`)) return null
  const { [briefKey]: brief } = JSON.parse(rest) as { [briefKey]?: HistoryInBrief }
  return brief === undefined ? null : brief
}

/** The manifest back from its columns (camel-case keys as the schema names them). */
export function columnsToManifest(row: typeof run.$inferSelect): Manifest {
  const { [briefKey]: _brief, ...manifest }: Record<string, unknown> = JSON.parse(row.rest)
  for (const field of plainFields) manifest[field] = row[field]
  for (const field of sourcedFields) {
    const value = row[field]
    manifest[field] = value === null ? null : { value, source: row[`${field}Source`] }
  }
  manifest.tags = JSON.parse(row.tags)
  manifest.scope = JSON.parse(row.scope)
  return manifest as unknown as Manifest
}

/** Columns of table `endpoint_figure`; the aggregate has ordinal -1. */
export function figureToColumns(runId: number, row: FigureRow, ordinal: number) {
  const { percentiles, place, ranges, derived, ...figures } = row
  const rest = { ...(ranges === undefined ? {} : { ranges }), ...(derived === undefined ? {} : { derived }) }
  return {
    ...figures,
    runId,
    ordinal,
    percentiles: JSON.stringify(
      percentiles.map(({ percentile, valueMs, range }) =>
        range === undefined ? [percentile, valueMs] : [percentile, valueMs, range.low, range.high],
      ),
    ),
    rest: Object.keys(rest).length === 0 ? null : JSON.stringify(rest),
    file: place.file,
    line: place.line,
    column: place.column,
  }
}

/**
 * Field by field and in one order: objects made by spreading what was left of a row each had a layout of
 * their own, which cost as much memory as the figures in them.
 */
export function columnsToFigure(row: ReturnType<typeof figureToColumns>): FigureRow {
  const pairs = JSON.parse(row.percentiles) as [number, number | null, number?, number?][]
  const figure: FigureRow = {
    key: one(row.key),
    method: row.method === null ? null : one(row.method),
    name: one(row.name),
    requests: row.requests,
    failures: row.failures,
    medianMs: row.medianMs,
    avgMs: row.avgMs,
    minMs: row.minMs,
    maxMs: row.maxMs,
    avgBytes: row.avgBytes,
    rps: row.rps,
    failuresPerS: row.failuresPerS,
    percentiles: pairs.map(([percentile, valueMs, low, high]) =>
      low === undefined || high === undefined
        ? onePercentile(percentile, valueMs)
        : { percentile, valueMs, range: { low, high } },
    ),
    place: { file: one(row.file), line: row.line, column: row.column },
  }
  if (row.rest !== null) Object.assign(figure, JSON.parse(row.rest) as Pick<FigureRow, 'ranges' | 'derived'>)
  return figure
}

/**
 * Thousands of runs repeat the same names and, on the grid of a tool, the same figures: each is held once.
 * Nobody changes what a run holds. Emptied when it has grown large.
 */
const texts = new Map<string, string>()
const percentilesByText = new Map<string, PercentileFigure>()
const mostHeld = 200_000

function one(text: string): string {
  const known = texts.get(text)
  if (known !== undefined) return known
  if (texts.size >= mostHeld) texts.clear()
  texts.set(text, text)
  return text
}

function onePercentile(percentile: number, valueMs: number | null): PercentileFigure {
  const key = `${percentile} ${valueMs}`
  const known = percentilesByText.get(key)
  if (known !== undefined) return known
  if (percentilesByText.size >= mostHeld) percentilesByText.clear()
  const figure = { percentile, valueMs }
  percentilesByText.set(key, figure)
  return figure
}

function figureOf<T>(sourced: Sourced<T> | null): T | null {
  return sourced === null ? null : sourced.value
}

function sourceOf(sourced: Sourced<unknown> | null): string | null {
  return sourced === null ? null : sourced.source
}
