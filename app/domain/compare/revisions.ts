import type { FigureRow, Run } from '../evidence'

/** One figure that another revision states otherwise. */
export interface FigureDifference {
  key: string
  /** Name of the figure: `requests`, `maxMs`, `p95`. */
  figure: string
  from: number | null
  to: number | null
}

export interface RevisionDifference {
  /** Rows that only one of the two has. */
  appeared: string[]
  vanished: string[]
  figures: FigureDifference[]
}

const fields = [
  'requests',
  'failures',
  'medianMs',
  'avgMs',
  'minMs',
  'maxMs',
  'avgBytes',
  'rps',
  'failuresPerS',
] as const satisfies (keyof FigureRow)[]

/** What differs between two revisions of one label, figure by figure, the aggregate among the rows. */
export function differenceOf(from: Run, to: Run): RevisionDifference {
  const [before, after] = [rowsOf(from), rowsOf(to)]
  const shared = [...before.keys()].filter((key) => after.has(key))
  return {
    appeared: [...after.keys()].filter((key) => !before.has(key)),
    vanished: [...before.keys()].filter((key) => !after.has(key)),
    figures: shared.flatMap((key) => figuresThatDiffer(key, before.get(key)!, after.get(key)!)),
  }
}

function rowsOf({ aggregate, endpoints }: Run): Map<string, FigureRow> {
  const rows = aggregate === null ? endpoints : [aggregate, ...endpoints]
  return new Map(rows.map((row) => [row.key, row]))
}

function figuresThatDiffer(key: string, from: FigureRow, to: FigureRow): FigureDifference[] {
  const plain = fields
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ key, figure: field as string, from: from[field], to: to[field] }))
  const names = new Set([...from.percentiles, ...to.percentiles].map(({ percentile }) => percentile))
  const percentileOf = (row: FigureRow, wanted: number) =>
    row.percentiles.find(({ percentile }) => percentile === wanted)?.valueMs ?? null
  const percentiles = [...names]
    .map((name) => ({ key, figure: `p${name}`, from: percentileOf(from, name), to: percentileOf(to, name) }))
    .filter((one) => one.from !== one.to)
  return [...plain, ...percentiles]
}
