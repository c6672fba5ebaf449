/**
 * What would stand on a page that is empty, and what a document has to say for it: each with the
 * words that the readers know (importers/markdown).
 */
export const emptyTexts = {
  nothingImported: 'Nothing has been imported yet.',
  claims:
    'The documents at hand claim nothing. Ticked boxes, quoted figures, statuses and totals of a tracker stand here, each beside what the evidence says of it.',
  targets:
    'The documents at hand state no target. A table with the columns Metric, Baseline, Tier 1 and Final is read, and so are lines such as “P99: <2s” under a heading with “targets”.',
  weeks:
    'The documents at hand name no week, phase or sprint. A heading such as “## Week 1: Stability” begins one, and the boxes below it are its tasks.',
  reviews:
    'The documents at hand name no week, phase or sprint to review. With “## Week 1: Stability” and the days below it, a review of each week falls due when it ends.',
  timeline:
    'The documents at hand name no week and no day. Headings such as “## Week 1: Stability” and “#### Day 1 (2026-03-02)” are drawn here as bars over the calendar.',
  tiers:
    'No document at hand lists a tier with exit criteria. Below a heading “Success criteria” a heading such as “### Tier 1: Stability” begins a tier, and a box such as “- [ ] P99 response time <2s” is a criterion.',
  criteria:
    'No document at hand states criteria. Below a heading “Success criteria” every box is one: “- [ ] P99 response time <2s”.',
  money:
    'The documents have no cost table. One with the columns Week, Est. Hours, Est. Cost, Actual Hours and Actual Cost is read, with an optional row TOTAL.',
  uploads:
    'Every upload leaves a receipt here: what each file is, what is wrong with it, and which verdicts it changed.',
  evidence: 'Results of load tests, test and coverage reports decide the criteria; none is at hand.',
  contradictions: 'A claim that evidence or its own document refutes would stand here, the worst first.',
  notices: 'Whoever has signed a tier is told here when something that was signed changes, or a later run fails it.',
} as const
