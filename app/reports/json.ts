import type { Assessment, JudgedTier, Measured, Progress, RunJudgement } from '~/domain/assessment'
import type { FigureRow, Finding, Run } from '~/domain/evidence'
import { type ClaimClass, claimClasses, type FindingSeverity, severities } from '~/domain/vocabulary'
import { plainText } from './format'
import {
  type CheckJson,
  type CriterionJson,
  type GateJson,
  type RulesJson,
  type RunJson,
  type RunLineJson,
  type StatusJson,
  schemaVersion,
  type TierJson,
} from './json-schemas'
import { criterionSentences, judgementSentence } from './json-sentences'
import { findingSentence } from './messages/findings'
import { shortLabels } from './short-label'

/** `assay status --json`. */
export function statusJson(assessment: Assessment, runs: readonly Run[]): StatusJson {
  const findings = Object.values(assessment.findings).flat()
  const count = <T extends string>(keys: readonly T[], of: (key: T) => number) =>
    Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<T, number>
  return {
    schemaVersion,
    program: assessment.settings.slug,
    title: assessment.settings.title,
    asOf: assessment.asOf,
    progress: progressJson(assessment.progress),
    tiers: assessment.tiers.map((tier) => tierJson(assessment, tier, runs)),
    claims: count<ClaimClass>(claimClasses, (name) => assessment.claims.filter((claim) => claim.class === name).length),
    findings: {
      bySeverity: count<FindingSeverity>(
        severities,
        (name) => findings.filter((finding) => finding.severity === name).length,
      ),
    },
  }
}

function progressJson({ claimed, ticked, tasks, proven }: Progress): StatusJson['progress'] {
  const share = ({ done, total }: { done: number; total: number }) => ({ done, total })
  return {
    claimed: claimed === null ? null : claimed.percent / 100,
    ticked: share(ticked),
    tasks: share(tasks),
    proven: share(proven),
  }
}

/** One tier of `assay status --json`, and the whole of `assay gate --json`. */
export function tierJson(assessment: Assessment, judged: JudgedTier, runs: readonly Run[]): TierJson {
  const short = shortener(runs)
  return {
    id: judged.tier.id,
    title: judged.tier.title,
    state: judged.state,
    claimed: judged.claimedDone,
    criteria: judged.criteria.map((one): CriterionJson => {
      const { criterion } = one
      const claim = assessment.claims.find(({ kind, subject }) => kind === 'criterion' && subject === criterion.id)
      const { reason, remedy } = criterionSentences(one, short)
      return {
        id: criterion.id,
        text: criterion.text,
        rule: one.rule,
        inferred: one.origin === 'inferred' || one.origin === 'inferred_operator',
        verdict: one.verdict,
        reasonCode: one.reason,
        reason,
        measured: measuredJson(one.measured),
        samples: one.samples,
        run: one.run,
        claim: {
          ticked: criterion.ticked,
          text: criterion.claimText,
          document: criterion.place.file,
          line: criterion.place.line,
        },
        reconciliation: claim === undefined ? null : claim.class,
        remedy,
      }
    }),
  }
}

export function gateJson(assessment: Assessment, tier: JudgedTier, runs: readonly Run[], exitCode: number): GateJson {
  const { settings, asOf } = assessment
  return { schemaVersion, program: settings.slug, asOf, tier: tierJson(assessment, tier, runs), exitCode }
}

/** JSON has no infinity: an open end is null. */
export function measuredJson(measured: Measured | null): CheckJson['measured'] {
  if (measured === null) return null
  const finite = (value: number) => (Number.isFinite(value) ? value : null)
  return { value: measured.value, low: finite(measured.low), high: finite(measured.high), unit: measured.unit }
}

/** One line of `assay runs --json`. */
export function runLineJson(run: Run, findings: readonly Finding[]): RunLineJson {
  const { aggregate } = run
  const percentile = (wanted: number) => {
    const found = aggregate?.percentiles.find((figure) => figure.percentile === wanted)
    return found === undefined ? null : found.valueMs
  }
  return {
    schemaVersion,
    label: run.label,
    sha256: Object.fromEntries(run.files.map(({ kind, sha256 }) => [kind, sha256])),
    effectiveAt: run.effectiveAt,
    provenance: run.provenance,
    users: run.users === null ? null : run.users.value,
    durationS: run.durationS === null ? null : run.durationS.value,
    activeS: run.activeS === null ? null : run.activeS.value,
    requests: aggregate === null ? null : aggregate.requests,
    failures: aggregate === null ? null : aggregate.failures,
    p50: percentile(50),
    p95: percentile(95),
    p99: percentile(99),
    max: aggregate === null ? null : aggregate.maxMs,
    rps: aggregate === null ? null : aggregate.rps,
    findings: [...new Set(findings.map(({ code }) => code))],
  }
}

/** `assay run LABEL --json`. */
export function runJson(run: Run, findings: readonly Finding[]): RunJson {
  return {
    ...runLineJson(run, findings),
    partial: run.partial,
    startedAt: run.startedAt === null ? null : run.startedAt.value,
    endedAt: run.endedAt === null ? null : run.endedAt.value,
    aggregate: run.aggregate === null ? null : figureJson(run.aggregate),
    endpoints: run.endpoints.map(figureJson),
    findingDetails: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      scope: finding.scope,
      sentence: plainText(findingSentence(finding)),
      rows: finding.rows,
      numbers: finding.numbers,
    })),
  }
}

function figureJson(row: FigureRow): RunJson['endpoints'][number] {
  return {
    key: row.key,
    method: row.method,
    name: row.name,
    requests: row.requests,
    failures: row.failures,
    min: row.minMs,
    avg: row.avgMs,
    median: row.medianMs,
    max: row.maxMs,
    percentiles: Object.fromEntries(row.percentiles.map(({ percentile, valueMs }) => [String(percentile), valueMs])),
    averageBytes: row.avgBytes,
    rps: row.rps,
    file: row.place.file,
    line: row.place.line,
  }
}

/** `assay check "RULE" --run LABEL --json`. */
export function checkJson(rule: string, judgement: RunJudgement, runs: readonly Run[]): CheckJson {
  return {
    schemaVersion,
    rule,
    verdict: judgement.verdict,
    reasonCode: judgement.reason,
    reason: judgementSentence(rule, judgement, shortener(runs)),
    measured: measuredJson(judgement.measured),
    samples: judgement.samples,
    run: judgement.run,
    row: judgement.worst === null ? null : judgement.worst.key,
    findings: [...new Set(judgement.findings.map(({ code }) => code))],
  }
}

/** `assay rule list --json`. */
export function rulesJson(assessment: Assessment): RulesJson {
  return assessment.tiers.flatMap(({ criteria }) =>
    criteria.map(({ criterion, rule, origin, verdict }) => ({
      schemaVersion,
      id: criterion.id,
      text: criterion.text,
      rule,
      origin,
      verdict,
    })),
  )
}

function shortener(runs: readonly Run[]): (label: string) => string {
  const short = shortLabels(runs.map(({ label }) => label))
  return (label) => short.get(label) ?? label
}
