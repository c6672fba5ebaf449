import type { PackedCriterion, SignOffPack } from '~/domain/acts/pack'
import { judgeRun } from '~/domain/evaluate/judge-run'
import type { Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { isLoadMetric, parseRule } from '~/domain/rules'
import { buildImport } from '~importers/build-import'
import { pathInZip } from './export-pack'

/** Ids of criteria by what judging their evidence once more gave. */
export interface Rejudged {
  agreed: string[]
  differing: string[]
  /** Criteria that no single run decides (statements, reports, several runs), or whose group only the runs name. */
  unjudged: string[]
}

/**
 * Judges the evidence in a pack once more, from its bytes: criteria that one load-test run decides.
 * A taint that rests on other runs of the program is not seen here.
 */
export function rejudgePack(pack: SignOffPack, files: Map<string, Buffer>): Rejudged {
  const result: Rejudged = { agreed: [], differing: [], unjudged: [] }
  for (const criterion of pack.criteria) {
    const verdict = verdictOf(criterion, files)
    const into = verdict === null ? 'unjudged' : verdict === criterion.underlying ? 'agreed' : 'differing'
    result[into].push(criterion.id)
  }
  return result
}

function verdictOf(criterion: PackedCriterion, files: Map<string, Buffer>): string | null {
  const text = criterion.deciding === null ? criterion.rule : criterion.deciding
  const parsed = text === null ? null : parseRule(text)
  if (parsed === null || !parsed.ok || !isLoadMetric(parsed.rule.metric) || criterion.conditions === null) return null
  const { rule } = parsed
  const { globs, proof } = criterion.conditions
  if (criterion.evidence.runs.length !== 1 || (rule.selector.kind === 'name' && globs === null)) return null
  const run = readRun(criterion, files)
  if (run === null) return null
  const group = rule.selector.kind === 'name' ? [{ name: rule.selector.name, globs: globs!, inferred: false }] : []
  const findings = examineRun(run, { loginGlobs: [], earlier: [] })
  return judgeRun(rule, run, findings, { groups: group, lists: {}, proof }).verdict
}

function readRun({ evidence, run: label }: PackedCriterion, files: Map<string, Buffer>): Run | null {
  const received = evidence.runs[0]!.files.flatMap(({ name, sha256 }) => {
    const bytes = files.get(pathInZip(name, sha256))
    return bytes === undefined ? [] : [{ path: name, bytes, sha256 }]
  })
  const { runs } = buildImport(received)
  const found = runs.find((one) => one.label === label)
  return found === undefined ? (runs.length === 1 ? runs[0]! : null) : found
}
