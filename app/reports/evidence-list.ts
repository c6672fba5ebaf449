import type { Assessment } from '~/domain/assessment'
import { findingCodes } from '~/domain/vocabulary'
import { evidenceQuery, firstDirection } from './evidence-filter'
import { countOf, formatCount } from './format'
import { usersUnknown } from './messages/evidence'
import { findingTitles } from './messages/findings'
import { once } from './once'
import { provenanceText } from './phase'
import { type JudgedContext, judgedContext } from './report-context'
import { type RunFacts, runFacts } from './run-facts'
import { runLine } from './run-line'
import type { ReportInput } from './types-common'
import type { EvidenceFilter, EvidenceReport, FilterField, SortHead } from './types-evidence'

const pageSize = 50
/** Made once: a comparison that names its language and options makes one of these each time. */
const collator = new Intl.Collator('en', { numeric: true })

/** Fields by which the list is narrowed; `load` runs are the only kind listed here. */
const fields = ['tag', 'users', 'finding', 'provenance', 'tool'] as const
type Field = (typeof fields)[number]

const valuesOf: Record<Field, (facts: RunFacts) => string[]> = {
  tag: ({ run }) => run.tags,
  users: ({ run }) => [run.users === null ? usersUnknown.value : String(run.users.value)],
  finding: ({ findings }) => (findings.length === 0 ? ['none'] : ['any', ...findings]),
  provenance: ({ run }) => [run.provenance],
  tool: ({ run }) => [run.tool],
}

const fieldLabels: Record<Field, string> = {
  tag: 'Tag',
  users: 'Users',
  finding: 'Found',
  provenance: 'Provenance',
  tool: 'Tool',
}

/** The list of runs that an address asks for: filtered, sorted, one page of it formatted. */
export function evidenceReport(assessment: Assessment, input: ReportInput, asked: EvidenceFilter): EvidenceReport {
  const context = judgedContext(assessment, input)
  const all = runFacts(context)
  const named = all.filter((facts) => isNamed(facts, asked))
  const found = named.filter((facts) => failedFields(facts, asked).length === 0)
  const last = Math.max(1, Math.ceil(found.length / pageSize))
  const filter = { ...asked, page: Math.min(asked.page, last) }
  const from = (filter.page - 1) * pageSize
  const shown = inOrder(context, found, filter).slice(from, from + pageSize)
  const filtered = filter.kind !== null || filter.q !== null || fields.some((field) => filter[field] !== null)
  return {
    countsText: once(context, 'evidence-counts', () => countsText(context, all)),
    provenanceText: provenanceText(context),
    filter,
    fields: filtered ? fieldsOf(named, filter) : once(context, 'evidence-fields', () => fieldsOf(all, filter)),
    kept: keptOf(context, filter),
    moment: momentOf(context),
    shownText: filtered ? `${formatCount(found.length)} of ${countOf(all.length, 'run')}` : countOf(all.length, 'run'),
    clearHref: filtered ? context.href.runs() : null,
    heads: headsOf(context, filter),
    runs: shown.map(({ run }) => runLine(context, run)),
    pages: pagesOf(context, filter, { last, from, shown: shown.length, total: found.length }),
    empty: all.length === 0 ? 'none' : found.length === 0 ? 'filtered' : null,
    links: [
      { label: 'Trend of a figure', href: context.href.trend() },
      { label: 'Coverage map', href: context.href.coverage() },
    ],
  }
}

function countsText(context: JudgedContext, all: RunFacts[]): string {
  const tainted = all.filter(({ run }) => context.isTainted(run.label)).length
  const deciding = all.filter(({ sort }) => sort.decides !== 0).length
  return `${countOf(all.length, 'run')}, ${formatCount(tainted)} tainted, ${formatCount(deciding)} ${deciding === 1 ? 'decides' : 'decide'} a criterion now`
}

/** Of the kind asked for, with every word of the search. */
function isNamed(facts: RunFacts, filter: EvidenceFilter): boolean {
  if (filter.kind !== null && filter.kind !== 'load') return false
  const words = filter.q === null ? [] : filter.q.toLowerCase().split(/\s+/)
  return words.every((word) => facts.text.includes(word))
}

/** The filters that a run does not fit. */
function failedFields(facts: RunFacts, filter: EvidenceFilter): Field[] {
  return fields.filter((field) => {
    const wanted = filter[field]
    return wanted !== null && !valuesOf[field](facts).includes(wanted)
  })
}

/** All runs are sorted once for each order that is asked for; some of them stand in the same order. */
function inOrder(context: JudgedContext, found: RunFacts[], filter: EvidenceFilter): RunFacts[] {
  const all = runFacts(context)
  const ordered = once(context, `evidence-by-${filter.sort}-${filter.direction}`, () => sorted(all, filter))
  if (found.length === all.length) return ordered
  const wanted = new Set(found)
  return ordered.filter((facts) => wanted.has(facts))
}

/** Unknown stands last in both directions: it is no extreme. */
function sorted(found: RunFacts[], { sort, direction }: EvidenceFilter): RunFacts[] {
  const sign = direction === 'asc' ? 1 : -1
  return found.toSorted((a, b) => {
    const [left, right] = [a.sort[sort] ?? null, b.sort[sort] ?? null]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * collator.compare(String(left), String(right))
  })
}

/** Every choice with how many runs it would leave beside the other filters. */
function fieldsOf(named: RunFacts[], filter: EvidenceFilter): FilterField[] {
  const counted = fields.map((name) => ({ name, counts: new Map<string, number>(), candidates: 0 }))
  for (const facts of named) {
    const failed = failedFields(facts, filter)
    for (const one of counted) {
      // Another filter than this one leaves it out.
      if (failed.some((field) => field !== one.name)) continue
      one.candidates += 1
      for (const value of valuesOf[one.name](facts)) one.counts.set(value, (one.counts.get(value) ?? 0) + 1)
    }
  }
  return counted.flatMap(({ name, counts, candidates }) => {
    const wanted = filter[name]
    if (wanted !== null && !counts.has(wanted)) counts.set(wanted, 0)
    // A choice that leaves everything as it is is none.
    if (wanted === null && [...counts.values()].every((count) => count === candidates)) return []
    const options = [...counts]
      .sort(([a], [b]) => orderOf(a) - orderOf(b) || collator.compare(a, b))
      .map(([value, count]) => ({ value, label: `${labelOf(value)} (${formatCount(count)})` }))
    return [{ name, label: fieldLabels[name], value: wanted ?? '', options }]
  })
}

function orderOf(value: string): number {
  if (value === 'any') return -2
  return value === 'none' ? -1 : (findingCodes as readonly string[]).indexOf(value)
}

function labelOf(value: string): string {
  const titles: Record<string, string> = { ...findingTitles, any: 'anything', none: 'nothing', ...usersUnknown.label }
  return titles[value] ?? value
}

function keptOf(context: JudgedContext, filter: EvidenceFilter): [string, string][] {
  const { sort, dir } = evidenceQuery(filter)
  const pairs: [string, string | null | undefined][] = [
    ['sort', sort],
    ['dir', dir],
    ['kind', filter.kind],
  ]
  return [...pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'), ...momentOf(context)]
}

/** Parameters of time and program, for forms: links carry them by themselves. */
export function momentOf({ input }: JudgedContext): [string, string][] {
  const { asOf, program } = input.link
  return [
    ...(asOf === null ? [] : [['as-of', asOf] as [string, string]]),
    ...(program === null ? [] : [['program', program] as [string, string]]),
  ]
}

const heads: [key: string, label: string, title?: string][] = [
  ['run', 'Run'],
  ['at', 'Measured at'],
  ['users', 'Users'],
  ['durationS', 'Lasted', 'Last minus first moment of the history file'],
  ['requests', 'Requests'],
  ['failures', 'Failures'],
  ['failurePercent', 'Failed'],
  ['p50', 'P50'],
  ['p95', 'P95'],
  ['p99', 'P99'],
  ['max', 'Max'],
  ['rps', 'req/s'],
  ['decides', 'Decides', 'Criteria that rest on this run now'],
  ['found', 'Found', 'Taints first, then how many findings'],
]

function headsOf(context: JudgedContext, filter: EvidenceFilter): SortHead[] {
  return heads.map(([key, label, title]) => {
    const active = filter.sort === key
    const direction = active ? (filter.direction === 'asc' ? 'desc' : 'asc') : firstDirection(key)
    return {
      key,
      label,
      title: title ?? null,
      numeric: key !== 'run' && key !== 'at' && key !== 'found',
      href: context.href.runs(evidenceQuery({ ...filter, sort: key, direction, page: 1 })),
      order: !active ? 'none' : filter.direction === 'asc' ? 'ascending' : 'descending',
    }
  })
}

function pagesOf(
  context: JudgedContext,
  filter: EvidenceFilter,
  { last, from, shown, total }: { last: number; from: number; shown: number; total: number },
): EvidenceReport['pages'] {
  if (last === 1) return null
  const to = (page: number) => context.href.runs(evidenceQuery({ ...filter, page }))
  return {
    text: `${formatCount(from + 1)} to ${formatCount(from + shown)} of ${formatCount(total)}`,
    previousHref: filter.page === 1 ? null : to(filter.page - 1),
    nextHref: filter.page === last ? null : to(filter.page + 1),
  }
}
