import type { ReasonCode } from './vocabulary'

/**
 * What would change a verdict. The sentence of each stands in the message catalogue; the numbers
 * that belong to it are canonical units.
 */
export const remedyCodes = [
  /** not_met: the thing itself has to get better. */
  'improve_and_rerun',
  /** A ratio short of proof: `needed` clean requests in all, `more` still to run. */
  'run_more_clean_requests',
  /** Below the sample floor: `needed` samples, `have` at hand. */
  'measure_more_samples',
  /** The printed bucket holds the limit: a Max below it, or a figure clear of it, decides. */
  'clear_the_interval',
  'rerun_untainted',
  'provide_whole_files',
  'provide_measured_file',
  'confirm_operator',
  'name_a_baseline',
  /** `minUsers`, `minRequests` where the program asks for them. */
  'run_qualifying',
  'request_the_endpoint',
  'provide_the_metric',
  'attest',
  'deliver',
  'sign',
  'attach_the_planned_run',
  /** `days` is the window. */
  'rerun_recent',
  'correct_the_rule',
  'declare_the_group',
  'write_a_rule',
  'improve_and_report',
  'declare_the_report',
  'one_series',
  'repair_the_report',
  'state_the_time',
  'report_the_kind',
  'run_the_tests',
  'run_more_browsers',
  'correct_the_unit',
] as const
export type RemedyCode = (typeof remedyCodes)[number]

/** The remedy that follows from a reason alone; null where nothing needs to change. */
export const remedyOfReason = {
  interval_satisfies: null,
  interval_violates: 'improve_and_rerun',
  max_decides: null,
  min_decides: 'improve_and_rerun',
  ratio_satisfies: null,
  ratio_violates: 'improve_and_rerun',
  lower_percentile_violates: 'improve_and_rerun',
  attested: null,
  delivered: null,
  signed: null,
  declared: null,
  report_satisfies: null,
  report_violates: 'improve_and_report',
  interval_straddles: 'clear_the_interval',
  precision_unknown: 'clear_the_interval',
  too_few_samples: 'measure_more_samples',
  tainted: 'rerun_untainted',
  integrity: 'provide_whole_files',
  operator_inferred: 'confirm_operator',
  transcribed_not_allowed: 'provide_measured_file',
  partial_rows: 'provide_whole_files',
  no_baseline: 'name_a_baseline',
  ambiguous_report: 'declare_the_report',
  ambiguous_samples: 'one_series',
  report_broken: 'repair_the_report',
  report_without_time: 'state_the_time',
  no_qualifying_run: 'run_qualifying',
  endpoint_absent: 'request_the_endpoint',
  no_requests: 'request_the_endpoint',
  figure_absent: 'provide_whole_files',
  tool_cannot_measure: 'provide_the_metric',
  metric_not_measured: 'provide_the_metric',
  no_report: 'declare_the_report',
  not_in_report: 'report_the_kind',
  no_tests_ran: 'run_the_tests',
  projects_missing: 'run_more_browsers',
  not_attested: 'attest',
  not_delivered: 'deliver',
  not_signed: 'sign',
  no_planned_run: 'attach_the_planned_run',
  evidence_too_old: 'rerun_recent',
  rule_changed_since: 'rerun_recent',
  rule_unreadable: 'correct_the_rule',
  unit_refused: 'correct_the_unit',
  unknown_group: 'declare_the_group',
  no_rule: 'write_a_rule',
  waiver_active: null,
  declared_not_applicable: null,
} as const satisfies Record<ReasonCode, RemedyCode | null>
