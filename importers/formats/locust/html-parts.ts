import type { ExceptionGroup, FailureGroup, History } from '~/domain/evidence'
import { numberOf } from '../literal/number-of'
import { countOf, instantOfText, type JsonObject, listOf, objectOf, textOf } from '../read-values'

export function failuresOf(items: unknown[]): FailureGroup[] {
  return items.flatMap((item) => {
    const row = objectOf(item)
    const occurrences = row === null ? null : countOf(row.occurrences)
    if (row === null || occurrences === null) return []
    const method = textOf(row.method)
    return [
      {
        method: method === '' ? null : method,
        name: textOf(row.name) ?? '(no name)',
        error: textOf(row.error) ?? '(no error text)',
        occurrences,
        firstSeen: zoned(row.first_seen),
        lastSeen: zoned(row.last_seen),
      },
    ]
  })
}

export function exceptionsOf(items: unknown[]): ExceptionGroup[] {
  return items.flatMap((item) => {
    const row = objectOf(item)
    const count = row === null ? null : countOf(row.count)
    if (row === null || count === null) return []
    const nodes = listOf(row.nodes)?.map(String).join(', ') ?? textOf(row.nodes)
    const message = textOf(row.msg) ?? textOf(row.message)
    return [{ count, message: message ?? '(no message)', traceback: textOf(row.traceback) ?? '', nodes: nodes ?? '' }]
  })
}

/** A time with its zone; null for any other. */
export function zoned(value: unknown): string | null {
  const time = instantOfText(value)
  return time?.zoned ? time.instant : null
}

/** The value of a point; since 2.29 points are pairs of time and value. */
function pointOf(row: JsonObject, key: string): number | null {
  const value = row[key]
  return numberOf(Array.isArray(value) ? value[1] : value)
}

/** null where points have no full time (before 2.24 only the time of day). */
export function historyOf(items: unknown[]): History | null {
  const rows = items.flatMap((item) => {
    const row = objectOf(item)
    const at = row === null ? null : zoned(row.time)
    return row === null || at === null ? [] : [{ row, timeS: Math.floor(Date.parse(at) / 1000) }]
  })
  if (rows.length === 0) return null
  const column = (key: string) => rows.map(({ row }) => pointOf(row, key))
  const none = rows.map(() => null)
  return {
    timeS: rows.map(({ timeS }) => timeS),
    users: column('user_count'),
    rps: column('current_rps'),
    failuresPerS: column('current_fail_per_sec'),
    p50Ms: column('response_time_percentile_0.5'),
    p95Ms: column('response_time_percentile_0.95'),
    p99Ms: column('response_time_percentile_0.99'),
    totalRequests: none,
    totalFailures: none,
  }
}
