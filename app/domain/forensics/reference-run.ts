import type { Finding, Run } from '../evidence'
import { policy } from './policy'

/** How near the reference run is to the run that is compared with it, nearest first. */
export const referenceKinds = ['same_load', 'same_scope', 'other_scope'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** The run that another is compared with, and how comparable it is. */
export interface Reference {
  run: Run
  kind: ReferenceKind
}

/** Whether a run may be a reference at all: measured whole, with a clock, mostly answered, and free of taints on the run. */
export function isTrustworthy(run: Run, findings: readonly Finding[]): boolean {
  if (run.partial || run.provenance !== 'measured' || run.effectiveAt === null || run.aggregate === null) return false
  const { requests, failures } = run.aggregate
  if (requests !== null && failures !== null && failures * 2 >= requests) return false
  return !findings.some(({ severity, scope }) => severity === 'taint' && scope === 'run')
}

/**
 * The reference run of a run: the latest of the trustworthy, qualifying, not invalidated runs
 * before it that is nearest in what it requested. Nearest is the same tool, tags, environment, scope and users;
 * then the same but up to twice or half the users; then another scope under such a load, with
 * which sizes can be compared and the set of endpoints cannot.
 *
 * `trusted` are the candidates, oldest first. A run without a clock has no "before".
 */
export function chooseReference(run: Run, trusted: readonly Run[]): Reference | null {
  if (run.effectiveAt === null) return null
  let best: Reference | null = null
  for (let at = trusted.length - 1; at >= 0; at--) {
    const kind = kindOf(run, trusted[at]!)
    if (kind === null) continue
    if (best === null || referenceKinds.indexOf(kind) < referenceKinds.indexOf(best.kind)) {
      best = { run: trusted[at]!, kind }
    }
    if (kind === 'same_load') break
  }
  return best
}

function kindOf(run: Run, candidate: Run): ReferenceKind | null {
  if (run.label === candidate.label || run.tool !== candidate.tool) return null
  if (!sameSet(run.tags, candidate.tags) || run.environment !== candidate.environment) return null
  if (run.users === null || candidate.users === null) {
    if (run.users !== candidate.users) return null
    return sameSet(run.scope, candidate.scope) ? 'same_load' : 'other_scope'
  }
  const [fewer, more] = [run.users.value, candidate.users.value].sort((a, b) => a - b) as [number, number]
  if (more > policy.comparableUsers * fewer) return null
  if (!sameSet(run.scope, candidate.scope)) return 'other_scope'
  return fewer === more ? 'same_load' : 'same_scope'
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item) => right.includes(item))
}
