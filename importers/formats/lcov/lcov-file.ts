const statedKinds = ['L', 'BR', 'FN'] as const
type StatedKind = (typeof statedKinds)[number]

/** What the records of one source file say: hits by line, by branch and by function. */
export interface LcovFile {
  lines: Map<number, number>
  /** By `line,block,branch`. */
  branches: Map<string, number>
  functions: Map<string, number>
  /** Sums that the file states (`LF`, `LH`), used where it lists no records of the kind. */
  stated: Record<StatedKind, { found: number; hit: number }>
  /** Sums of the record that is open. */
  open: Partial<Record<`${StatedKind}${'F' | 'H'}`, number>>
}

export function newLcovFile(): LcovFile {
  const none = () => ({ found: 0, hit: 0 })
  return {
    lines: new Map(),
    branches: new Map(),
    functions: new Map(),
    stated: { L: none(), BR: none(), FN: none() },
    open: {},
  }
}

/** Takes one record in; false where it is none that lcov knows. */
export function readRecord(file: LcovFile, line: string): boolean {
  const colon = line.indexOf(':')
  const [tag, body] = [line.slice(0, colon), line.slice(colon + 1)]
  switch (tag) {
    case 'DA': {
      // A third field, where there is one, is a checksum; a negative count is lcov's own overflow.
      const match = /^(\d+),(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:,.*)?$/i.exec(body)
      return match !== null && keepMost(file.lines, Number(match[1]), Number(match[2]))
    }
    case 'BRDA': {
      const match = /^(\d+),(.*),(-|\d+)$/.exec(body)
      // `-` says that the branch was never evaluated: it exists and was not taken.
      return (
        match !== null && keepMost(file.branches, `${match[1]},${match[2]}`, match[3] === '-' ? 0 : Number(match[3]))
      )
    }
    case 'FN': {
      const match = /^\d+,(?:\d+,)?(.+)$/.exec(body)
      return match !== null && keepMost(file.functions, match[1]!, 0)
    }
    case 'FNDA': {
      const match = /^(\d+),(.+)$/.exec(body)
      return match !== null && keepMost(file.functions, match[2]!, Number(match[1]))
    }
    case 'FNL': // lcov 2: `index,first line[,last line]`; the counts stand in FNA, by alias.
      return true
    case 'FNA': {
      const match = /^(\d+),(\d+),(.+)$/.exec(body)
      return match !== null && keepMost(file.functions, match[3]!, Number(match[2]))
    }
    default:
      return readSum(file, tag, body)
  }
}

/** The sums of a record whose kind lists nothing count once the record ends; of a repeated file the larger ones. */
export function mergeTotals(file: LcovFile): void {
  for (const kind of statedKinds) {
    const [found, hit] = [file.open[`${kind}F`], file.open[`${kind}H`]]
    if (found === undefined || hit === undefined || hit > found) continue
    const known = file.stated[kind]
    file.stated[kind] = { found: Math.max(known.found, found), hit: Math.max(known.hit, hit) }
  }
  file.open = {}
}

function readSum(file: LcovFile, tag: string, body: string): boolean {
  if (/^(?:MCDC|MCF|MCH|VER|BRH?C)$/.test(tag)) return true
  if (!/^(?:L|BR|FN)[FH]$/.test(tag) || !/^\d+$/.test(body)) return false
  file.open[tag as `${StatedKind}${'F' | 'H'}`] = Number(body)
  return true
}

function keepMost<K>(hits: Map<K, number>, key: K, count: number): boolean {
  const known = hits.get(key)
  hits.set(key, known === undefined ? count : Math.max(known, count))
  return true
}
