import type { LocustFileKind } from '~/domain/evidence'

/** What a column of the Locust family holds. Times in ms, sizes in bytes, rates per second. */
export type ColumnKey =
  | 'method'
  | 'name'
  | 'requests'
  | 'failures'
  | 'medianMs'
  | 'avgMs'
  | 'minMs'
  | 'maxMs'
  | 'avgBytes'
  | 'rps'
  | 'failuresPerS'
  | 'timestampS'
  | 'users'
  | 'error'
  | 'occurrences'
  | 'firstSeen'
  | 'lastSeen'
  | 'count'
  | 'message'
  | 'traceback'
  | 'nodes'

/** Every spelling of every version from 0.8 to today, in lower case. */
export const columnSpellings: Readonly<Record<string, ColumnKey>> = {
  type: 'method',
  method: 'method',
  name: 'name',
  '# requests': 'requests',
  'request count': 'requests',
  'total request count': 'requests',
  '# failures': 'failures',
  'failure count': 'failures',
  'total failure count': 'failures',
  'median response time': 'medianMs',
  'total median response time': 'medianMs',
  'average response time': 'avgMs',
  'total average response time': 'avgMs',
  'min response time': 'minMs',
  'total min response time': 'minMs',
  'max response time': 'maxMs',
  'total max response time': 'maxMs',
  'average content size': 'avgBytes',
  'total average content size': 'avgBytes',
  'requests/s': 'rps',
  'failures/s': 'failuresPerS',
  'requests failed/s': 'failuresPerS',
  timestamp: 'timestampS',
  'user count': 'users',
  error: 'error',
  occurrences: 'occurrences',
  'first seen': 'firstSeen',
  'last seen': 'lastSeen',
  count: 'count',
  message: 'message',
  traceback: 'traceback',
  nodes: 'nodes',
}

/** Where the declared columns stand in one file's header. */
export interface ColumnMap {
  index: Map<ColumnKey, number>
  /** Ascending, whatever the order of the file; the percentile is a number such as 95 or 99.9. */
  percentiles: { percentile: number; index: number }[]
  unknown: { header: string; index: number }[]
  repeated: { header: string; index: number }[]
}

/**
 * Percentile columns are user-patchable, may lack the `%` (`99.999` before 1.0) and may carry float
 * noise (`57.0%`): told by their shape, never by position.
 */
const percentileHeader = /^(\d+(?:\.\d+)?)\s*%?$/

export function mapColumns(header: string[]): ColumnMap {
  const map: ColumnMap = { index: new Map(), percentiles: [], unknown: [], repeated: [] }
  header.forEach((cell, index) => {
    const text = cell.trim().replace(/\s+/g, ' ').toLowerCase()
    const percentile = percentileOf(text)
    const key = Object.hasOwn(columnSpellings, text) ? columnSpellings[text] : undefined
    if (percentile !== null) {
      if (map.percentiles.some((known) => known.percentile === percentile)) map.repeated.push({ header: cell, index })
      else map.percentiles.push({ percentile, index })
    } else if (key === undefined) map.unknown.push({ header: cell, index })
    else if (map.index.has(key)) map.repeated.push({ header: cell, index })
    else map.index.set(key, index)
  })
  map.percentiles.sort((a, b) => a.percentile - b.percentile)
  return map
}

function percentileOf(text: string): number | null {
  // `,` as the decimal mark: a spreadsheet of a country that writes 99,9%.
  const match = percentileHeader.exec(text.replace(/^(\d+),(\d+)/, '$1.$2'))
  if (match === null) return null
  const value = Math.round(Number(match[1]) * 1e6) / 1e6
  return value <= 100 ? value : null
}

/** Which of the family a header belongs to; null where it is none of them. */
export function kindOfHeader(columns: ColumnMap): LocustFileKind | null {
  const has = (...keys: ColumnKey[]) => keys.every((key) => columns.index.has(key))
  if (has('count', 'message', 'traceback')) return 'exceptions'
  if (has('name', 'error', 'occurrences')) return 'failures'
  if (has('timestampS', 'name', 'requests', 'rps')) return 'history'
  if (has('method', 'name', 'requests', 'failures', 'avgMs')) {
    return has('failuresPerS') || columns.percentiles.length > 0 ? 'stats' : 'requests'
  }
  if (has('name', 'requests') && !has('method') && columns.percentiles.length > 0) return 'distribution'
  return null
}

/** Columns that every file of a kind has had in every version; a missing one is worth a word. */
export const expectedColumns: Record<LocustFileKind, ColumnKey[]> = {
  stats: ['method', 'medianMs', 'avgMs', 'minMs', 'maxMs', 'avgBytes', 'rps', 'failuresPerS'],
  requests: ['method', 'medianMs', 'avgMs', 'minMs', 'maxMs', 'avgBytes', 'rps'],
  distribution: [],
  history: ['failures', 'failuresPerS'],
  failures: ['method'],
  exceptions: ['nodes'],
}

/** Columns that hold arbitrary text; everything else is a figure, a verb or a time. */
export function freeColumns(header: string[]): number[] {
  const { index } = mapColumns(header)
  return (['name', 'error'] as const).flatMap((key) => index.get(key) ?? []).sort((a, b) => a - b)
}
