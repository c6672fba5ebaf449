/**
 * Why a claim stands where it stands. The sentence of each code is in app/reports/messages.ts; what
 * it may speak of is named here: n = numbers, w = words. Ratios are 0..1, times ms, money cents,
 * dates ISO days in words. Every claim also has its own words and place in `claim`.
 */
export const reconciliationReasons = [
  // Criteria. w: rule, verdict (underlying), verdictReason; n: whatever the judgement carries.
  'ticked_but_not_met',
  'ticked_but_error',
  'ticked_but_inconclusive',
  'ticked_but_no_evidence',
  'ticked_but_stale',
  'ticked_and_met',
  'met_but_unclaimed',
  /** n: value, low, high, limit; w: figure, limit, unit. */
  'quoted_value_fails_own_limit',
  /** n: value; w: quoted (p95), asked (p99), figure. */
  'quotes_other_percentile',
  /** w: run (as written). A ticked criterion rests on a run that is not at hand. */
  'cites_absent_run',
  /** w: run (label), findings (codes, comma separated). */
  'cites_tainted_run',

  // Status of weeks, tiers, the program. Tier: w: tier, state; n: met, total, notMet.
  'tier_claimed_but_blocked',
  'tier_claimed_but_error',
  'tier_claimed_but_unproven',
  'tier_claimed_and_ready',
  /** n: ticked, total; w: tier. A tier, or the week that ends it, is called done over an open checklist. */
  'tier_claimed_over_open_criteria',
  /** w: status, other (words of both), statusMeaning, otherMeaning (status words); the second stands at `against`. */
  'statuses_differ',
  /** n: done, total. */
  'week_done_over_open_boxes',
  /** n: done, total. */
  'week_done_over_open_deliverables',
  /** n: done, total, proven. Every box ticked, proof for some. */
  'week_done_without_proof',
  /** n: done, total. Every task ticked with valid proof. */
  'week_done_and_proven',
  /**
   * n: met, total, value, low, high; w: criterion (as written), metric, unit, endpoint, run. "All criteria
   * met" of a week, and one of its own exit criteria fails.
   */
  'exit_criterion_not_met',
  /** n: met, total; w: criterion (the first undecided), runs, findings that keep it open. */
  'exit_criteria_undecided',
  /** n: met, total; w: runs (labels, comma separated). */
  'exit_criteria_met',
  /** w: tier, state. "All criteria met" of a week without exit criteria of its own, whose tier is not ready. */
  'criteria_claimed_but_tier_not_ready',
  /** w: run (as written), criteria claim rests on a run that is not at hand, tainted or in conflict with its file. */
  'criteria_rest_on_absent_run',
  /** n: done, total (criteria). A ticked task says that all success criteria are met, over open ones. */
  'criteria_verified_but_open',
  /** n: notReady, total; w: tiers (ids, comma separated). */
  'program_done_tiers_not_ready',
  /** w: status, other, otherMeaning. */
  'program_statuses_differ',

  // Plans. n: dropped, total; w: tasks (quoted): open tasks of an earlier snapshot that a done week no longer lists.
  'planned_tasks_dropped',
  /** n: minutes, otherMinutes; w: document. */
  'estimates_differ',
  /** w: chosen, recommended (letters of options), document. */
  'option_differs',
  /** n: done, total (of the checklist), allOpen (open boxes of the same day); w: checklist. A guide ticks a task whose own checklist is open. */
  'done_over_open_checklist',
  /** n: done, total; w: missing (names, comma separated), document. A done day leaves out names of the plan's test matrix. */
  'planned_coverage_missing',

  // Progress. n: percent, boxesPercent, previous are 0..100 as documents write them; done, total count boxes.
  'percent_over_open_boxes',
  'percent_differs_from_boxes',
  'percent_agrees_with_boxes',
  /** n: previous, percent; w: previousSubject, subject. The next step does not start where the last one ended. */
  'progress_chain_break',
  /** n: percent, done, proven, total (tasks), provenPercent: how much of all tasks is proven by the end of that week. */
  'progress_proven',
  'progress_without_proof',
  /** A day or step is called done, and no box stands under it. */
  'part_done_without_boxes',
  /** n: done, total, proven. */
  'part_done_over_open_boxes',
  /** n: percent, done, total; a day or week at 100 % with open boxes. */
  'part_percent_over_open_boxes',

  // Figures against targets. n: value, low, high, limit; w: figure, target, metric, unit, step.
  'figure_fails_target',
  /** as above, the target of an earlier snapshot or another document: w: document. */
  'figure_fails_other_target',
  /** n: part, whole, actual, value, low, high: the stated counts do not give the stated ratio; w: stated. */
  'ratio_does_not_fit',
  /** n: part, whole, actual, value, low, high; w: stated, metric, endpoint: it fits all requests, not those it speaks of. */
  'ratio_fits_wrong_denominator',
  /** n: from, to (ratios of consecutive weeks); w: metric, unit, subject, previousSubject. */
  'figure_jump',
  /** n: first, second (lines); w: subject. */
  'table_row_twice',
  /** n: value, low, high; w: figure, metric, unit, step: a ticked figure that names neither run nor report. */
  'figure_without_evidence',
  /** as above, and it reaches the target: w: target. */
  'target_reached_without_evidence',
  /** w: metric, target, other, step, document. Targets of one metric and step differ between documents. */
  'targets_differ',
  /** w: metric, target, other, step: a later snapshot asks for less. */
  'target_loosened',
  /** w: metric, target, other, step: a later snapshot asks for more. */
  'target_tightened',
  /** w: metric (before), other (now): a column of the weekly table was exchanged. */
  'target_metric_replaced',

  // Quoted figures against runs. w: run (label), quoted (label as written), metric, endpoint, unit,
  // others (further candidate labels), elsewhere (label of a run that has exactly these figures);
  // n: value, low, high, measured.
  'figure_agrees',
  'figure_agrees_but_run_tainted',
  'figure_outside_precision',
  /** The endpoint words fit no row, or several with different figures. */
  'figure_row_not_found',
  /** The run does not state that figure (N/A, partial). */
  'figure_not_in_run',
  /** n: figures; w: title, quoted, elsewhere. */
  'run_not_at_hand',
  /** A block of figures that names neither run nor file. w: title. */
  'no_run_named',
  /** w: file. A file cited as evidence is not at hand. */
  'file_not_at_hand',
  /** n: loginSuccess, loginRequests, loginFailures (absent where unknown); w: run, findings. A pass ("STABLE") is claimed of a tainted run. */
  'pass_claimed_of_tainted_run',
  /** n: value; w: target. A pass is claimed of a figure that fails the target. */
  'pass_claimed_against_target',
  /**
   * w: name, run, findings (taints of that run), instead (the run that was called final); n: notMet, total
   * (criteria of the tracker that a run decides). A planned run has a name that an earlier run already bears.
   */
  'planned_name_taken',
  /** n: sum, total; w: parts. */
  'parts_do_not_sum',

  // Money and hours. n: stated, sum; w: column (estimate_hours, estimate_cost, actual_hours, actual_cost).
  'total_is_not_sum',
  'total_is_sum',
  /** w: week. "0h" on a week that is called complete: not recorded. */
  'actuals_not_recorded',

  // Dates. w: date, lastUpdated (or achieved); n: days.
  'done_after_last_update',
  'achieved_before_its_days',

  // Tasks, deliverables, milestones. w: proofs (as written), run.
  'task_proven',
  'task_proven_by_member',
  'task_proof_tainted',
  'task_proof_void',
  /** w: run. Its time is unknown, or after the moment asked about. */
  'task_proof_out_of_time',
  'task_proof_not_at_hand',
  'task_without_proof',
  /** A check mark outside a box, with nothing at hand behind it. */
  'marked_without_proof',
  'risk_resolved_without_proof',
  'deliverable_artifact_named',
  'deliverable_without_artifact',
  /** n: done, total; w: subject. Ticked milestone over open boxes of its week. */
  'milestone_over_open_boxes',
  /** w: tier, state. */
  'milestone_tier_not_ready',
  'milestone_tier_ready',
  /** w: subject. Every box of its week is ticked, which proves nothing by itself. */
  'milestone_without_proof',
  /** w: subject. An open milestone of something called complete. */
  'milestone_open_but_subject_done',

  /** w: note, corrected (the reason that the note answers). A note of Assay's in the same line says what the evidence says. */
  'corrected_in_place',
] as const
export type ReconciliationReason = (typeof reconciliationReasons)[number]
