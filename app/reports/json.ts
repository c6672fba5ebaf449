import type {
  Assessment,
  JudgedCriterion,
  JudgedTier,
  Measured,
  Progress,
  RunJudgement,
  Source,
} from '~/domain/assessment'
import { decidingRuleOf } from '~/domain/deciding-rule'
import type { FigureRow, Finding, Run } from '~/domain/evidence'
import { isTriedFormat } from '~/domain/untried-formats'
import { type ClaimClass, claimClasses, type FindingSeverity, severities } from '~/domain/vocabulary'
import { byRank, claimSentence } from './claim-view'
import { filteredClaims, noFilter } from './claims-filter'
import { plainText } from './format'
import {
  type CheckJson,
  type ClaimsJson,
  type CriterionJson,
  type GateJson,
  type RulesJson,
  type RunJson,
  type RunLineJson,
  type StatusJson,
  schemaVersion,
  type TierJson,
} from './json-schemas'
import { factsOfCriterion, judgementSentence } from './judgement-view'
import { findingSentence } from './messages/findings'
import { reasonSentence } from './messages/reasons'
import { remedySentence } from './messages/remedies'
import type { ReportContext } from './report-context'
import type { ClaimsFilter } from './types-plan'

/** `assay status --json`. */
export function statusJson(context: ReportContext): StatusJson {
  const { assessment } = context
  const findings = Object.values(assessment.findings).flat()
  const count = <T extends string>(keys: readonly T[], of: (key: T) => number) =>
    Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<T, number>
  return {
    schemaVersion,
    program: assessment.settings.slug,
    title: assessment.settings.title,
    asOf: assessment.asOf,
    progress: progressJson(assessment.progress),
    tiers: assessment.tiers.map((tier) => tierJson(context, tier)),
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
export function tierJson(context: ReportContext, judged: JudgedTier): TierJson {
  return {
    id: judged.tier.id,
    title: judged.tier.title,
    state: judged.state,
    claimed: judged.claimedDone,
    criteria: judged.criteria.map((criterion) => criterionJson(context, criterion)),
  }
}

function criterionJson(context: ReportContext, judged: JudgedCriterion): CriterionJson {
  const { criterion } = judged
  const facts = factsOfCriterion(context, judged)
  const remedy = remedySentence(judged.remedy === null ? null : judged.remedy.code, judged.reason, facts)
  const claim = [...context.claimsAbout(criterion.id)].sort(byRank)[0]
  return {
    id: criterion.id,
    text: criterion.text,
    rule: judged.rule,
    decidingRule: decidingRuleOf(judged),
    inferred: judged.origin === 'inferred' || judged.origin === 'inferred_operator',
    verdict: judged.verdict,
    reasonCode: judged.reason,
    reason: plainText(reasonSentence(judged.reason, facts)),
    measured: measuredJson(judged.measured),
    samples: judged.samples,
    run: judged.run,
    claim: {
      ticked: criterion.ticked,
      text: criterion.claimText,
      document: criterion.place.file,
      line: criterion.place.line,
    },
    reconciliation: claim === undefined ? null : claim.class,
    remedy: remedy === null ? null : plainText(remedy.sentence),
  }
}

/** `assay gate TIER --json`. */
export function gateJson(context: ReportContext, tier: JudgedTier, exitCode: number): GateJson {
  const { settings, asOf } = context.assessment
  const { signatures = [], differences = [], waivers = [], regressedBy = [] } = tier
  return {
    schemaVersion,
    program: settings.slug,
    asOf,
    tier: tierJson(context, tier),
    signatures: signatures.map(({ signOff: { by, role, meaning, at, packHash }, counts }) => ({
      ...{ by, role, meaning, at, packHash, counts },
    })),
    differences: differences.map(({ kind, criterionId, before, after }) => ({ kind, criterionId, before, after })),
    waivers: waivers.map(({ waiver: { id, criterionId, reason, by, at, expiresAt }, state }) => ({
      ...{ id, criterionId, state, reason, by, at, expiresAt },
    })),
    regressedBy: regressedBy.map(({ criterionId, run, verdict }) => ({ criterionId, run, verdict })),
    exitCode,
  }
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
    format: run.format ?? null,
    formatTried: isTriedFormat(run.format),
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
export function checkJson(context: ReportContext, rule: string, judgement: RunJudgement): CheckJson {
  return {
    schemaVersion,
    rule,
    verdict: judgement.verdict,
    reasonCode: judgement.reason,
    reason: plainText(judgementSentence(context, rule, judgement)),
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

/** `assay claims --json`, worst first unless the filter asks for lines. */
export function claimsJson(context: ReportContext, filter: ClaimsFilter = noFilter): ClaimsJson {
  return filteredClaims(context.assessment.claims, filter).map((claim) => {
    const { claim: source } = claim
    const place = source.place
    return {
      schemaVersion,
      class: claim.class,
      kind: claim.kind,
      subject: claim.subject,
      text: source.kind === 'document' ? source.words : source.run,
      document: place === null ? '' : place.file,
      line: place === null ? null : place.line,
      says: plainText(claimSentence(context, claim)),
      evidence: claim.against === null ? null : sourceText(claim.against),
      tainted: claim.tainted,
    }
  })
}

/** `tracker.md:412`, or a run's label with its row. */
function sourceText(source: Source): string {
  if (source.kind === 'document') return `${source.place.file}:${source.place.line}`
  return source.row === null ? source.run : `${source.run} ${source.row}`
}
