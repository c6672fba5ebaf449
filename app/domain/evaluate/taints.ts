import type { JudgedRow } from '../assessment'
import type { Finding } from '../evidence'
import { percentileOf, type Rule } from '../rules'
import { integrityFindings } from '../vocabulary'

export function isIntegrityFinding(finding: Finding): boolean {
  return (integrityFindings as readonly string[]).includes(finding.code)
}

/** Percentiles, averages, maxima and minima: what failed requests inside the figures falsify. */
export function isLatency(rule: Rule): boolean {
  return percentileOf(rule.metric) !== null || rule.metric === 'avg' || rule.metric === 'max' || rule.metric === 'min'
}

/** Taints whose scope holds these rows (semantics §5). Notes and warnings touch no verdict. */
export function taintsOn(findings: readonly Finding[], rule: Rule, keys: readonly string[]): Finding[] {
  return findings.filter((finding) => {
    if (finding.severity !== 'taint') return false
    if (finding.scope === 'run') return true
    if (finding.scope === 'latency' && !isLatency(rule)) return false
    return keys.some((key) => finding.rows.includes(key))
  })
}

/**
 * A row's verdict under taints: integrity taints leave nothing decided; behavioural ones refuse
 * `met` and keep `not_met`.
 */
export function underTaints(row: JudgedRow, taints: readonly Finding[]): JudgedRow {
  if (row.verdict === 'no_evidence' || row.verdict === 'error' || taints.length === 0) return row
  if (taints.some(isIntegrityFinding)) return { ...row, verdict: 'inconclusive', reason: 'integrity' }
  return row.verdict === 'met' ? { ...row, verdict: 'inconclusive', reason: 'tainted' } : row
}
