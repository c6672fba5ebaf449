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

/** The nearest folder that a person named; null where there is none. */
function ownFolder(folder: string): string | null {
  const parts = folder.split('/')
  while (parts.length > 0 && genericFolders.has(parts.at(-1)!.toLowerCase())) parts.pop()
  return folderName(parts.join('/'))
}
