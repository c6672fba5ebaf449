import { loginRows } from '../endpoint-groups'
import type { FigureRow, Run } from '../evidence'
import type { ProgramSettings } from '../program'

const methods = /\b(get|post|put|patch|delete)\b/gi
const loginWords = new Set(['auth', 'login', 'logins', 'log', 'in', 'signin'])

function tokensOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(methods, ' ')
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '' && token !== 'id')
    .map((token) => token.replace(/s$/, ''))
}

/** Rows are never changed, so their words are worked out once. */
const tokensByRow = new WeakMap<FigureRow, string[]>()

function tokensOfRow(row: FigureRow): string[] {
  const known = tokensByRow.get(row)
  if (known !== undefined) return known
  const tokens = tokensOf(row.key)
  tokensByRow.set(row, tokens)
  return tokens
}

/**
 * Rows that endpoint words mean, closest first: the exact name, else the rows that contain every
 * word, those with the fewest further words. "Login" without a method means logging in, so write
 * rows; several rows remain where words fit them equally.
 */
export function rowsMeant(words: string, run: Run, settings: ProgramSettings): FigureRow[] {
  const said = words.trim().toLowerCase()
  const exact = run.endpoints.filter((row) => row.key.toLowerCase() === said || row.name.toLowerCase() === said)
  if (exact.length > 0) return exact
  const wanted = [...new Set(said.match(methods) ?? [])].map((method) => method.toUpperCase())
  const fitting = run.endpoints.filter(
    (row) => wanted.length === 0 || (row.method !== null && wanted.includes(row.method.toUpperCase())),
  )
  const tokens = tokensOf(said)
  if (tokens.length === 0) return []
  if (wanted.length === 0 && tokens.every((token) => loginWords.has(token))) {
    const globs = settings.groups.find((group) => group.name === 'login')?.globs
    return loginRows(run.endpoints, globs === undefined ? [] : globs)
  }
  const scored = fitting.flatMap((row) => {
    const own = tokensOfRow(row)
    const wordsIn = tokens.every((token) => own.includes(token) || (token === 'auth' && own.includes('login')))
    return wordsIn ? [{ row, extra: own.length - tokens.length }] : []
  })
  const least = Math.min(...scored.map((one) => one.extra))
  return scored.filter((one) => one.extra === least).map((one) => one.row)
}

/** A row's figure by metric name, in canonical units; null where the file does not state it. */
export function figureOfRow(row: FigureRow, metric: string): number | null {
  const percentile = metric === 'median' ? 50 : /^p\d/.test(metric) ? Number(metric.slice(1)) : null
  if (percentile !== null) {
    const stated = row.percentiles.find((one) => one.percentile === percentile)
    if (stated !== undefined) return stated.valueMs
    return percentile === 50 ? row.medianMs : null
  }
  switch (metric) {
    case 'requests':
      return row.requests
    case 'failures':
      return row.failures
    case 'error':
      return row.requests === null || row.failures === null || row.requests === 0 ? null : row.failures / row.requests
    case 'success':
      return row.requests === null || row.failures === null || row.requests === 0
        ? null
        : (row.requests - row.failures) / row.requests
    case 'avg':
      return row.avgMs
    case 'max':
      return row.maxMs
    case 'min':
      return row.minMs
    case 'rps':
      return row.rps
    default:
      return null
  }
}
