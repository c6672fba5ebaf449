import { type EvidenceFilter, evidenceKinds } from './types-evidence'

const numericColumns = [
  'users',
  'durationS',
  'requests',
  'failures',
  'failurePercent',
  'p50',
  'p95',
  'p99',
  'max',
  'rps',
  'decides',
  'found',
]
const sortable = ['run', 'at', ...numericColumns]

/** What an address asks of the evidence list; anything it does not know asks for nothing. */
export function evidenceFilter(parameters: Pick<URLSearchParams, 'get'>): EvidenceFilter {
  const given = (name: string) => {
    const value = parameters.get(name)
    return value === null || value.trim() === '' ? null : value.trim().slice(0, 200)
  }
  const page = Number(given('page'))
  const sort = sortable.find((key) => key === given('sort')) ?? 'at'
  const direction = given('dir')
  const kind = given('kind')
  return {
    kind: evidenceKinds.find((name) => name === kind) ?? null,
    tag: given('tag'),
    users: given('users'),
    finding: given('finding'),
    provenance: given('provenance'),
    tool: given('tool'),
    q: given('q'),
    sort,
    direction: direction === 'asc' || direction === 'desc' ? direction : firstDirection(sort),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** Names read from A to Z first, figures and times from the largest and latest. */
export function firstDirection(key: string): 'asc' | 'desc' {
  return key === 'run' ? 'asc' : 'desc'
}

/** The address of a filter; what is the default is left out. */
export function evidenceQuery({ sort, direction, page, ...filter }: EvidenceFilter): Record<string, string | null> {
  const isDefault = sort === 'at' && direction === firstDirection('at')
  return {
    ...filter,
    sort: isDefault ? null : sort,
    dir: isDefault ? null : direction,
    page: page === 1 ? null : String(page),
  }
}
