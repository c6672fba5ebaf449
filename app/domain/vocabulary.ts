/**
 * Every closed word list of the product, once. Types, database enums, zod schemas, the
 * message catalogue and the help page are all derived from these tuples.
 */

export const verdicts = [
  'met',
  'not_met',
  'inconclusive',
  'no_evidence',
  'stale',
  'error',
  'waived',
  'not_applicable',
] as const
export type Verdict = (typeof verdicts)[number]

export const tierStates = [
  'blocked',
  'error',
  'unproven',
  'ready_with_waivers',
  'ready',
  'exited',
  'exited_suspect',
  'exited_regressed',
] as const
export type TierState = (typeof tierStates)[number]

/** Why a verdict is what it is. One sentence per code stands in app/reports/messages.ts. */
export const reasonCodes = [
  // met, not_met
  'interval_satisfies',
  'interval_violates',
  'max_decides',
  'min_decides',
  'ratio_satisfies',
  'ratio_violates',
  'lower_percentile_violates',
  'attested',
  'delivered',
  'signed',
  'declared',
  'report_satisfies',
  'report_violates',
  // inconclusive
  'interval_straddles',
  'precision_unknown',
  'too_few_samples',
  'tainted',
  'integrity',
  'operator_inferred',
  'transcribed_not_allowed',
  'partial_rows',
  'no_baseline',
  'ambiguous_report',
  'ambiguous_samples',
  'report_broken',
  'report_without_time',
  // no_evidence
  'no_qualifying_run',
  'endpoint_absent',
  'no_requests',
  'figure_absent',
  'tool_cannot_measure',
  'metric_not_measured',
  'no_report',
  'not_in_report',
  'no_tests_ran',
  'projects_missing',
  'not_attested',
  'not_delivered',
  'not_signed',
  'no_planned_run',
  // stale
  'evidence_too_old',
  'rule_changed_since',
  // error
  'rule_unreadable',
  'unit_refused',
  'unknown_group',
  'no_rule',
  // waived, not applicable
  'waiver_active',
  'declared_not_applicable',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

export const severities = ['note', 'warn', 'taint'] as const
export type FindingSeverity = (typeof severities)[number]

export const findingCodes = [
  'auth_collapse',
  'login_page_responses',
  'error_page_responses',
  'uniform_responses',
  'content_size_shift',
  'failures_inside_latency',
  'totals_mismatch',
  'figures_inconsistent',
  'truncated',
  'label_reused',
  'only_login_ran',
  'endpoints_missing',
  'short_run',
  'users_not_reached',
  'ramp_included',
  'stats_reset',
  'clock_unknown',
  'name_disagrees',
  'rounded_percentiles',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** Integrity taints make everything the run decides inconclusive; behavioural taints only refuse `met`. */
export const integrityFindings = [
  'totals_mismatch',
  'figures_inconsistent',
  'truncated',
] as const satisfies readonly FindingCode[]

export const provenances = ['measured', 'transcribed', 'quoted'] as const
export type Provenance = (typeof provenances)[number]

export const claimClasses = ['contradicted', 'self_contradicted', 'unsupported', 'supported', 'unclaimed'] as const
export type ClaimClass = (typeof claimClasses)[number]

export const claimKinds = [
  'task',
  'criterion',
  'week',
  'tier',
  'program',
  'run_figure',
  'metric_figure',
  'target',
  'milestone',
  'deliverable',
  'total',
  'progress',
  'risk',
] as const
export type ClaimKind = (typeof claimKinds)[number]

/** What a status word of a document means, whatever glyph stood beside it (the word wins). */
export const statusWords = ['done', 'in_progress', 'paused', 'planned', 'blocked', 'failed', 'unknown'] as const
export type StatusWord = (typeof statusWords)[number]

export const loadMetrics = [
  'p50',
  'p66',
  'p75',
  'p80',
  'p90',
  'p95',
  'p98',
  'p99',
  'p99.9',
  'p99.99',
  'max',
  'min',
  'avg',
  'median',
  'rps',
  'requests',
  'failures',
  'error',
  'success',
] as const
export type LoadMetric = (typeof loadMetrics)[number]

export const otherMetrics = ['metric', 'coverage', 'tests', 'attested', 'delivered', 'signed', 'targets'] as const
export type OtherMetric = (typeof otherMetrics)[number]
export type MetricName = LoadMetric | OtherMetric

export const operators = ['<', '<=', '>', '>=', '=='] as const
export type Operator = (typeof operators)[number]

/** Canonical units: everything is converted to these at the edge. `ratio` is 0..1. */
export const units = ['ms', 'ratio', 'req/s', 'bytes', 'count'] as const
export type Unit = (typeof units)[number]

export const diagnosticSeverities = ['info', 'warning', 'error'] as const
export type DiagnosticSeverity = (typeof diagnosticSeverities)[number]

export const documentRoles = ['tracker', 'plan', 'program', 'run_note', 'other'] as const
export type DocumentRole = (typeof documentRoles)[number]

export const roles = ['owner', 'manager', 'developer', 'stakeholder', 'viewer'] as const
export type Role = (typeof roles)[number]
