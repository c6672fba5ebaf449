import type { Finding, Run } from '../evidence'
import { resolveRunLabel } from '../labels'
import type { Instant } from '../place'
import { mentionsAmong } from './label-mentions'
import { baseName, lookupOf, runsLabelled } from './run-lookup'

/** A run that words of a document mean: the best match, and the others that the same words fit. */
export interface NamedRun {
  run: Run
  others: string[]
  /** False where several labels fit the words equally well. */
  certain: boolean
}

function compact(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Tokens of a label that further words repeat ("r4", "core", "pool140"), less a little for those they do not. */
function likeness(label: string, words: string, users: number | null): number {
  const said = compact(words)
  let score = 0
  for (const token of label.toLowerCase().split('_')) {
    const isUsers = /^\d+u$/.test(token)
    if (isUsers && users !== null) score += token === `${users}u` ? 1 : -1
    else if (token.length > 1 && said.includes(token)) score += 1
    else score -= 0.05
  }
  return score
}

/** Names that were looked up among the same runs: a document says "v45" in many of its lines. */
const labelsByName = new WeakMap<readonly Run[], Map<string, readonly string[]>>()

function labelsFor(name: string, runs: readonly Run[]): readonly string[] {
  const before = labelsByName.get(runs)
  const names = before === undefined ? new Map<string, readonly string[]>() : before
  if (before === undefined) labelsByName.set(runs, names)
  const known = names.get(name)
  if (known !== undefined) return known
  const labels = labelsFitting(name, runs)
  names.set(name, labels)
  return labels
}

/** Labels that a short name fits: the levels of `resolveRunLabel`, but several mere substrings are no match. */
function labelsFitting(name: string, runs: readonly Run[]): string[] {
  const resolved = resolveRunLabel(name, lookupOf(runs).labels)
  if ('label' in resolved) return [resolved.label]
  const short = name.toLowerCase()
  return resolved.candidates.filter((label) => label.toLowerCase().split('_').includes(short))
}

/**
 * The run that a short name means, best match first: where several labels fit, the further words of
 * the text decide ("(r4) core-only", "pool 140", 150 users), and the others are kept.
 */
export function runsNamed(name: string, words: string, users: number | null, runs: readonly Run[]): NamedRun | null {
  const labels = labelsFor(name, runs)
  const scored = runsLabelled(labels, runs)
    .map((run) => ({ run, score: likeness(run.label, words, users) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (best === undefined) return null
  return {
    run: best.run,
    others: scored.slice(1).map((one) => one.run.label),
    certain: second === undefined || best.score - second.score > 0.2,
  }
}

/** First short run name of a text that can be resolved, else null. */
export function runMeantBy(words: string, runs: readonly Run[], users: number | null = null): NamedRun | null {
  for (const name of mentionsAmong(words, runs)) {
    const found = runsNamed(name, words, users, runs)
    if (found !== null) return found
  }
  return null
}

/** The run that a cited file belongs to. */
export function runOfFile(file: string, runs: readonly Run[]): Run | null {
  return lookupOf(runs).byFile.get(baseName(file).toLowerCase()) ?? null
}

/** Findings that taint everything a run says. */
export function runTaints(label: string, findings: Record<string, Finding[]>): Finding[] {
  const own = Object.hasOwn(findings, label) ? findings[label]! : []
  return own.filter((finding) => finding.severity === 'taint' && finding.scope === 'run')
}

/** A run can prove something: its time is known, lies at or before the as-of moment, and nothing taints it as a whole. */
export function isValidProof(run: Run, findings: Record<string, Finding[]>, asOf: Instant): boolean {
  return (
    run.effectiveAt !== null &&
    Date.parse(run.effectiveAt) <= Date.parse(asOf) &&
    runTaints(run.label, findings).length === 0
  )
}
