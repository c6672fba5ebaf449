import { endOfDay } from '~/domain/calendar'
import { type CsvValue, csvText } from './csv'
import { moment } from './dates'
import { countOf } from './format'
import { auditSentence } from './messages/audit'

export interface AuditFacts {
  seq: number
  at: string
  actor: string
  action: string
  payload: string
  prevHash: string
  hash: string
  program: string | null
}

/** As the address asks; days count in UTC, the last one whole. What is no day is left out. */
export function auditFilter(parameters: URLSearchParams) {
  const text = (name: string) => {
    const value = parameters.get(name)
    return value === null || value.trim() === '' ? null : value.trim()
  }
  const day = (name: string) => {
    const value = text(name)
    return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : null
  }
  const [from, to] = [day('from'), day('to')]
  return {
    actor: text('actor'),
    action: text('action'),
    program: text('of'),
    from: from === null ? null : `${from}T00:00:00.000Z`,
    to: to === null ? null : endOfDay(to, 'UTC'),
  }
}

/** The facts of an entry: those of the row that it bears beside its own. */
function factsOf(payload: string): Record<string, unknown> {
  try {
    const { row, table: _table, ...own } = JSON.parse(payload) as Record<string, unknown>
    return { ...(typeof row === 'object' && row !== null ? row : {}), ...own }
  } catch {
    return {}
  }
}

export function auditRow(facts: AuditFacts) {
  const { seq, at, actor, action, payload, hash, program } = facts
  return {
    seq,
    at: moment(at, 'UTC'),
    actor,
    action,
    payload,
    hash,
    program,
    sentence: auditSentence(action, factsOf(payload)),
  }
}

export function auditCsv(rows: readonly AuditFacts[]): string {
  const head = ['seq', 'at', 'actor', 'program', 'action', 'words', 'payload', 'prev_hash', 'hash']
  return csvText(
    head,
    rows.map((row): CsvValue[] => [
      row.seq,
      row.at,
      row.actor,
      row.program,
      row.action,
      auditRow(row).sentence,
      row.payload,
      row.prevHash,
      row.hash,
    ]),
  )
}

export function auditJson(rows: readonly AuditFacts[], head: { seq: number; hash: string } | null) {
  return {
    schemaVersion: 1,
    head,
    entries: rows.map((row) => ({ ...row, words: auditRow(row).sentence, facts: factsOf(row.payload) })),
  }
}

/** Pages of a filtered log; links keep the filter. */
export function auditPages(total: number, page: number, size: number, parameters: URLSearchParams) {
  const last = Math.max(1, Math.ceil(total / size))
  const at = Math.min(Math.max(1, page), last)
  const to = (number: number) => {
    const wanted = new URLSearchParams(parameters)
    wanted.set('page', String(number))
    return `?${wanted.toString()}`
  }
  return {
    offset: (at - 1) * size,
    pages:
      last === 1
        ? null
        : {
            text: `page ${at} of ${last}, ${countOf(total, 'entry')}`,
            previousHref: at === 1 ? null : to(at - 1),
            nextHref: at === last ? null : to(at + 1),
          },
  }
}
