import type { ClaimFacts } from './claim-facts'
import { counted, findings, number, open, percent, quoted, run, value, word } from './claim-facts'

/** How the earlier run of a planned name ended. */
function fate(facts: ClaimFacts): string {
  const { notMet, total } = facts.n
  const failed =
    notMet === undefined || total === undefined || notMet === 0
      ? ''
      : `, which failed ${number(facts, 'notMet')} of ${counted(facts, 'total', 'criterion')} that a run can decide`
  const tainted = facts.w.findings === undefined ? '' : `; it is tainted${findings(facts)}`
  return `${failed}${tainted}.`
}

function instead(facts: ClaimFacts): string {
  return facts.w.instead === undefined ? '' : ` The run called final is ${quoted(facts, 'instead')}.`
}

/** Claims of marks, headings, percentages, plan documents: what stands behind them. */
export const statementSentences = {
  done_over_open_checklist: (f) =>
    `It is ticked, and ${open(f, 'box')} in its own checklist, ${quoted(f, 'checklist')}; in all, ${counted(f, 'allOpen', 'box')} of that day's checklists are open.`,
  planned_coverage_missing: (f) =>
    `It is done for ${number(f, 'done')} of ${number(f, 'total')}: ${word(f, 'document', 'the plan')} also lists ${word(f, 'missing')}, which no task of it mentions.`,
  progress_proven: (f) =>
    `${percent(f, 'percent')} is claimed; ${number(f, 'proven')} of ${counted(f, 'total', 'task')} are proven by then.`,
  progress_without_proof: (f) =>
    `${percent(f, 'percent')} is claimed; of ${counted(f, 'total', 'task')}, ${number(f, 'done')} are ticked by then and ${number(f, 'proven')} proven.`,
  part_done_without_boxes: () => 'It is called done; no box stands under it, and nothing at hand proves it.',
  part_done_over_open_boxes: (f) => `It is called done, and ${open(f, 'box')}.`,
  figure_without_evidence: (f) =>
    `${word(f, 'metric', 'The figure')} is stated as ${value(f, 'value')}; it names no run or report at hand.`,
  target_reached_without_evidence: (f) =>
    `${word(f, 'metric', 'The figure')} as stated reaches the target ${word(f, 'target')}; it names no run or report at hand.`,
  marked_without_proof: () => 'It is marked done, and nothing at hand proves it.',
  risk_resolved_without_proof: () => 'It is called resolved, and nothing at hand proves it.',
  planned_name_taken: (f) =>
    `The planned run ${quoted(f, 'name')} has a name that ${run(f)} already bears${fate(f)}${instead(f)}`,
} satisfies Record<string, (facts: ClaimFacts) => string>
