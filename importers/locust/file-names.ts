import type { LocustFileKind } from '~/domain/evidence'

/** What `--csv` appends to its prefix, and what the web page's downloads are called. */
const suffixes: Record<LocustFileKind, string[]> = {
  stats: ['stats', 'requests'],
  history: ['requests_full_history', 'stats_full_history', 'full_history', 'stats_history', 'history'],
  failures: ['failures'],
  exceptions: ['exceptions'],
  requests: ['stats_requests', 'requests'],
  distribution: ['stats_distribution', 'distribution'],
}

const everySuffix = [...new Set(Object.values(suffixes).flat())].sort((a, b) => b.length - a.length)

export interface SplitPath {
  /** '' for a file without a folder. */
  folder: string
  base: string
  /** The base name without its extension. */
  stem: string
}

export function splitPath(path: string): SplitPath {
  const parts = path.replaceAll('\\', '/').split('/')
  const base = parts.pop()!
  const dot = base.lastIndexOf('.')
  return { folder: parts.join('/'), base, stem: dot > 0 ? base.slice(0, dot) : base }
}

/** `hasil_v45` of `hasil_v45_stats.csv`; the whole stem where the name has no suffix of its kind. */
export function prefixOf(path: string, kind: LocustFileKind | null): string {
  const { stem } = splitPath(path)
  const lower = stem.toLowerCase()
  for (const suffix of kind === null ? everySuffix : suffixes[kind]) {
    if (lower === suffix) return ''
    if (!lower.endsWith(suffix)) continue
    const mark = lower.at(-suffix.length - 1)!
    if ('_-. '.includes(mark)) return stem.slice(0, -suffix.length - 1)
  }
  return stem
}

/** `run.md` is null, `load_v45.run.md` and `load_v45_run.md` are `load_v45`; undefined for other names. */
export function notePrefix(path: string): string | null | undefined {
  const { base } = splitPath(path)
  if (/^run\.(md|markdown)$/i.test(base)) return null
  return /^(.+)[._-]run\.(md|markdown)$/i.exec(base)?.[1]
}

/** The last folder of a path; null where there is none. */
export function folderName(folder: string): string | null {
  const name = folder.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..')
  return name === undefined ? null : name
}

/** Numbers and words that people put into file names: `v26b_100u_r4_core_only_no_export`. */
export interface NameFacts {
  users: number | null
  spawnRate: number | null
  scope: string[]
}

export function factsOfName(label: string): NameFacts {
  const tokens = label.toLowerCase().split(/[_\-. ]+/)
  const number = (pattern: RegExp) => {
    const found = tokens.map((token) => pattern.exec(token)?.[1]).filter((text) => text !== undefined)
    // Two different numbers contradict each other: then the name says nothing.
    return new Set(found).size === 1 ? Number(found[0]) : null
  }
  return {
    users: number(/^(\d{1,7})(?:u|users?|vus?)$/),
    spawnRate: number(/^r(\d{1,5})$/),
    scope: scopeWords(tokens),
  }
}

/** `core_only`, `no_export`: what a run left out or was limited to. */
function scopeWords(tokens: string[]): string[] {
  const words = tokens.flatMap((token, index) => {
    const next = tokens[index + 1]
    if (next === 'only' && token !== '') return [`${token}_only`]
    if (token === 'no' && next !== undefined && /^[a-z]/.test(next)) return [`no_${next}`]
    return []
  })
  return [...new Set(words)]
}
