import type { FailureGroup } from '~/domain/evidence'
import type { Instant } from '~/domain/place'
import type { RowName } from './row-name'

/** Messages with a number or an id of their own would make a group each. */
const mostGroups = 1_000

interface Seen {
  method: string | null
  name: string
  error: string
  occurrences: number
  firstMs: number | null
  lastMs: number | null
}

export interface FailureCollector {
  add(row: RowName, error: string, atMs: number | null): void
  groups(instant: (ms: number) => Instant | null): FailureGroup[]
}

/** Failed samples by name and error; beyond a thousand kinds the error's text is no longer told apart. */
export function failureCollector(): FailureCollector {
  const seen = new Map<string, Seen>()
  return {
    add(row, error, atMs) {
      const own = `${row.key}\0${error}`
      const many = !seen.has(own) && seen.size >= mostGroups
      const text = many ? 'other errors' : error
      const id = many ? `${row.key}\0` : own
      const known = seen.get(id)
      if (known === undefined) {
        const { method, name } = row
        seen.set(id, { method, name, error: text, occurrences: 1, firstMs: atMs, lastMs: atMs })
        return
      }
      known.occurrences += 1
      if (atMs === null) return
      if (known.firstMs === null || atMs < known.firstMs) known.firstMs = atMs
      if (known.lastMs === null || atMs > known.lastMs) known.lastMs = atMs
    },
    groups(instant) {
      const at = (ms: number | null) => (ms === null ? null : instant(ms))
      return [...seen.values()].map(({ firstMs, lastMs, ...group }) => {
        return { ...group, firstSeen: at(firstMs), lastSeen: at(lastMs) }
      })
    },
  }
}
