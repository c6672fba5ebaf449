import { folderName, splitPath } from '../locust/file-names'

/** Names that a tool or a script gives to every result: the folder says more. */
const genericStems = new Set(
  [
    'summary results result statistics stats report reports output out global_stats globalstats test-results',
    'test_results testresults coverage coverage-final coverage-summary lcov junit cobertura clover jacoco index data',
    'metrics simulation',
  ]
    .join(' ')
    .split(' '),
)
/** Folders that a tool makes within its report. */
const genericFolders = new Set(['js', 'content', 'data', 'results', 'reports', 'report', 'output', 'coverage'])

export interface FileLabel {
  folder: string
  /** '' where the name is one that any result may bear. */
  prefix: string
  label: string
}

/** A result's label: the file's stem, or the folder's name where the stem is a generic word. */
export function labelOfFile(path: string): FileLabel {
  const { folder, base } = splitPath(path)
  const { stem } = splitPath(base.replace(/\.gz$/i, ''))
  const isGeneric = genericStems.has(stem.toLowerCase())
  const named = isGeneric ? (ownFolder(folder) ?? stem) : stem
  const clean = named.replace(/[\p{Cc}]+/gu, ' ').trim()
  return { folder, prefix: isGeneric ? '' : stem, label: clean === '' ? 'run' : clean }
}

/**
 * Labels of results that were read together. Two formats under one name in one folder (`hey.txt` and
 * `hey.csv`) are two runs and no revisions of one: there the label holds the whole file name.
 */
export function distinctLabels(results: readonly { file: { path: string }; format: string }[]): FileLabel[] {
  const labels = results.map(({ file }) => labelOfFile(file.path))
  const formats = new Map<string, Set<string>>()
  const idOf = ({ folder, label }: FileLabel) => JSON.stringify([folder, label])
  for (const [index, label] of labels.entries()) {
    const known = formats.get(idOf(label)) ?? new Set()
    formats.set(idOf(label), known.add(results[index]!.format))
  }
  return labels.map((label, index) => {
    if (formats.get(idOf(label))!.size === 1) return label
    const { base } = splitPath(results[index]!.file.path)
    return { ...label, label: label.prefix === '' && label.label !== base ? `${label.label} ${base}` : base }
  })
}

/** The nearest folder that a person named; null where there is none. */
function ownFolder(folder: string): string | null {
  const parts = folder.split('/')
  while (parts.length > 0 && genericFolders.has(parts.at(-1)!.toLowerCase())) parts.pop()
  return folderName(parts.join('/'))
}
