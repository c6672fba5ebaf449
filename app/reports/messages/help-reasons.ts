import type { ReasonCode, Verdict } from '~/domain/vocabulary'

/** Verdicts that a reason leads to, and what it means. */
interface ReasonHelp {
  of: readonly Verdict[]
  says: string
}

/** Why a verdict is what it is, in general; the page of a criterion says it with its numbers. */
export const reasonHelp = {
  interval_satisfies: {
    of: ['met'],
    says: 'All that the measured value can truly be lies on the right side of the limit.',
  },
  interval_violates: { of: ['not_met'], says: 'All that it can truly be lies on the wrong side.' },
  max_decides: { of: ['met'], says: 'The exact slowest request lies below the limit, so every percentile does.' },
  min_decides: { of: ['not_met'], says: 'The exact fastest request lies above the limit, so every percentile does.' },
  ratio_satisfies: {
    of: ['met'],
    says: 'The counts satisfy the rule; a badge says where so few requests only observe it and do not show it.',
  },
  ratio_violates: { of: ['not_met'], says: 'The counts violate the rule.' },
  lower_percentile_violates: {
    of: ['not_met'],
    says: 'A lower percentile, with samples enough, already violates the limit.',
  },
  attested: { of: ['met'], says: 'A named member states it.' },
  delivered: { of: ['met'], says: 'The artifact is at hand.' },
  signed: { of: ['met'], says: 'The role has signed.' },
  declared: { of: ['met', 'not_met'], says: 'The program declares it.' },
  report_satisfies: { of: ['met'], says: 'A test, coverage or metric report satisfies the rule.' },
  report_violates: { of: ['not_met'], says: 'A test, coverage or metric report violates it.' },
  interval_straddles: { of: ['inconclusive'], says: 'The limit lies inside what the printed figure can truly be.' },
  precision_unknown: { of: ['inconclusive'], says: 'Nobody knows how the tool rounded the figure.' },
  too_few_samples: {
    of: ['inconclusive'],
    says: 'A percentile of so few requests is chance: P95 needs 200, P99 1,000.',
  },
  tainted: { of: ['inconclusive'], says: 'A finding on the run covers the figure: it can refuse, and never meet.' },
  integrity: { of: ['inconclusive'], says: 'The file refutes itself, so it decides nothing in either direction.' },
  operator_inferred: {
    of: ['inconclusive'],
    says: 'The text names a figure without saying at least or at most; a member has to confirm the reading.',
  },
  transcribed_not_allowed: {
    of: ['inconclusive'],
    says: 'Only figures copied from a document are at hand, and the program does not let them decide.',
  },
  partial_rows: { of: ['inconclusive'], says: 'Rows are missing that could decide otherwise.' },
  no_baseline: { of: ['inconclusive'], says: 'The rule compares with something that is not at hand.' },
  ambiguous_report: { of: ['inconclusive'], says: 'Several reports fit, and nothing says which is meant.' },
  ambiguous_samples: { of: ['inconclusive'], says: 'Samples of several series fit the metric’s name.' },
  report_broken: { of: ['inconclusive'], says: 'The test run broke off, however clean its cases look.' },
  report_without_time: { of: ['inconclusive'], says: 'Nothing says when the report was made.' },
  no_qualifying_run: {
    of: ['no_evidence'],
    says: 'No run satisfies the conditions of the tier: users, requests, label or tag.',
  },
  endpoint_absent: { of: ['no_evidence'], says: 'No qualifying run asked for that endpoint.' },
  no_requests: { of: ['no_evidence'], says: 'The endpoint stands in the run with no request.' },
  figure_absent: { of: ['no_evidence'], says: 'The file does not give that figure.' },
  tool_cannot_measure: { of: ['no_evidence'], says: 'The output of this tool has no such figure, whatever the run.' },
  metric_not_measured: { of: ['no_evidence'], says: 'No run measures such a thing.' },
  no_report: { of: ['no_evidence'], says: 'No report of that kind is at hand.' },
  not_in_report: { of: ['no_evidence'], says: 'The report does not speak of it.' },
  no_tests_ran: { of: ['no_evidence'], says: 'The report holds no test that ran.' },
  projects_missing: { of: ['no_evidence'], says: 'Fewer browsers or projects ran than the rule asks for.' },
  not_attested: { of: ['no_evidence'], says: 'No member has stated it.' },
  not_delivered: { of: ['no_evidence'], says: 'The artifact has not been named.' },
  not_signed: { of: ['no_evidence'], says: 'The role has not signed.' },
  no_planned_run: { of: ['no_evidence'], says: 'The run that the plan names has not taken place since.' },
  evidence_too_old: {
    of: ['stale'],
    says: 'The evidence is older than the tier’s window, 14 days unless the program says otherwise.',
  },
  rule_changed_since: { of: ['stale'], says: 'The rule changed after the evidence was taken.' },
  rule_unreadable: { of: ['error'], says: 'The rule is no rule; its page shows the place.' },
  unit_refused: { of: ['error'], says: 'The samples have another unit than the rule.' },
  unknown_group: { of: ['error'], says: 'The rule names a group of endpoints that the program has not.' },
  no_rule: { of: ['error'], says: 'The text says nothing from which a rule could be inferred.' },
  waiver_active: { of: ['waived'], says: 'A waiver that a second member approved covers it until its day.' },
  declared_not_applicable: { of: ['not_applicable'], says: 'One member declared it and another confirmed it.' },
} satisfies Record<ReasonCode, ReasonHelp>
