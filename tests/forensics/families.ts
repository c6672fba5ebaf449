import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { integrityFindings } from '~/domain/vocabulary'
import { readEvidence, received } from '../support/read-evidence'

/** The files of one run, by name; `stats` is the one that is edited. */
export interface Family {
  label: string
  stats: string
  files: Map<string, string>
}

const parts = ['_stats.csv', '_stats_history.csv', '_failures.csv', '_exceptions.csv']

/** Runs of a folder of which all four files of the tool are at hand. */
export function wholeFamilies(folder: string): Family[] {
  const names = new Set(readdirSync(folder))
  return [...names]
    .filter((name) => name.endsWith('_stats.csv'))
    .map((name) => name.slice(0, -'_stats.csv'.length))
    .filter((prefix) => parts.every((part) => names.has(prefix + part)))
    .sort()
    .map((label) => ({
      label,
      stats: `${label}_stats.csv`,
      files: new Map(parts.map((part) => [label + part, readFileSync(join(folder, label + part), 'utf8')])),
    }))
}

/** The product's own import of a family, with the text of its stats file replaced where one is given. */
export function importFamily(family: Family, stats?: string): Run {
  const files = [...family.files].map(([name, text]) =>
    received(name, name === family.stats && stats !== undefined ? stats : text),
  )
  const { runs } = readEvidence(files)
  if (runs.length !== 1) throw new Error(`${family.label} became ${runs.length} runs`)
  return runs[0]!
}

/** Findings that say a file was edited, cut or put together by hand. */
export function integrityOf(run: Run): Finding[] {
  return examineRun(run, { loginGlobs: [], earlier: [] }).filter(({ code }) =>
    (integrityFindings as readonly string[]).includes(code),
  )
}
