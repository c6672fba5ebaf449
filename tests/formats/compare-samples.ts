import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { discover } from '~importers/discover'
import { readEvidence } from '../support/read-evidence'
import { readFileAsFound } from '../support/read-report'
import { sharedFolder } from '../support/shared'
import { figuresOfReport, figuresOfRun, plainFigures } from './figures-of'

const folder = join(sharedFolder, 'evidence/formats')
const close = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)) : a === b

/** One file: its format as found, how many figures were compared, and what came of it. */
export interface Compared {
  file: string
  format: string
  figures: number | null
  outcome: string
}

function compare(kind: string, name: string): Compared {
  const path = join(folder, kind, name)
  const file = `${kind}/${name}`
  // Locust's older versions spread one run over two files.
  const together = [path.replace(/_requests\.csv$/, '_distribution.csv'), path]
  const { runs, refused, reports } = readEvidence(discover([...new Set(together)]).files)
  if (refused.length > 0) return { file, format: '-', figures: null, outcome: `refused: ${refused[0]!.message}` }
  const found = runs[0] === undefined ? figuresOfReport(readFileAsFound(path).result) : figuresOfRun(runs[0])
  const format = runs[0]?.format ?? runs[0]?.dialect ?? reports?.[0]?.format ?? '?'
  const plain = plainFigures(kind, format, path)
  if (plain === null) return { file, format, figures: null, outcome: 'belongs to another file' }
  const names = Object.keys(plain)
  const differing = names.filter((name) => !close(found[name], plain[name]))
  const told = differing.map((name) => `${name} ${found[name]} instead of ${plain[name]}`).join(', ')
  return { file, format, figures: names.length, outcome: differing.length === 0 ? 'equal' : `DIFFERS: ${told}` }
}

/** Every file of the public samples, by folder and name. */
export function compareAll(): Compared[] {
  return readdirSync(folder).flatMap((kind) => readdirSync(join(folder, kind)).map((name) => compare(kind, name)))
}
