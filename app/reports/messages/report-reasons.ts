import { countOf, formatCount } from '../format'
import { askTail, askText, inRun, measuredText, metricText, type SentenceFacts, thingText } from './facts'

type Sentence = (facts: SentenceFacts) => string

/** "171 of 190 lines are covered in unit", "2 of 40 tests failed in integration", "cache hit ratio was 87 % in cache". */
function reported(facts: SentenceFacts): string {
  const { measured, rule } = facts
  if (measured === null || rule === null) return `The figure is unknown${inRun(facts)}`
  if (rule.metric === 'coverage')
    return `${measuredText(measured, rule)} ${facts.words.measure ?? 'lines'} are covered${inRun(facts)}`
  if (rule.metric === 'tests') return `${testsText(facts)}${inRun(facts)}`
  const name = metricText(rule)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} was ${measuredText(measured, rule)}${inRun(facts)}`
}

function testsText(facts: SentenceFacts): string {
  const { failed, total, skipped, passed } = facts.numbers
  if (facts.words.field === 'projects') {
    const named = facts.words.projects
    return `Tests passed in ${countOf(facts.measured!.value, 'browser')}${named === undefined || named === '' ? '' : ` (${named})`}`
  }
  if (failed === undefined || total === undefined) return 'The number of tests is unknown'
  const left = skipped === undefined || skipped === 0 ? '' : `, ${formatCount(skipped)} skipped`
  const held = facts.words.field === 'failed' || passed === undefined ? '' : `, ${formatCount(passed)} passed`
  return `${formatCount(failed)} of ${countOf(total, 'test')} failed${held}${left}`
}

function decided(facts: SentenceFacts): string {
  return `${reported(facts)}${askTail(facts)}`
}

function named(facts: SentenceFacts): string {
  return facts.rule === null ? 'the rule' : thingText(facts.rule)
}

function selectorOf(facts: SentenceFacts): string {
  return facts.rule !== null && facts.rule.selector.kind === 'name' ? facts.rule.selector.name : 'all'
}

/** Three names at most: who meant one of dozens looks at the list of reports. */
function labels(facts: SentenceFacts): string {
  if (facts.words.labels === undefined) return 'several'
  const all = facts.words.labels.split(', ')
  return all.length <= 4 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${formatCount(all.length - 3)} more`
}

/** Sentences of verdicts that rest on test, coverage and metric reports. */
export const reportReasons = {
  report_satisfies: decided,
  report_violates: decided,
  ambiguous_report: (facts) => `Several reports may be meant by “${selectorOf(facts)}”: ${labels(facts)}.`,
  ambiguous_samples: (facts) => `Several series or values may be meant by ${named(facts)}: ${labels(facts)}.`,
  report_broken: (facts) =>
    `The report is not whole${inRun(facts)}: ${facts.words.why === undefined ? 'it says so itself' : facts.words.why}.`,
  report_without_time: (facts) => `${reported(facts)}, but nothing says when: a report without a time decides nothing.`,
  no_report: (facts) => `No report at hand speaks of “${selectorOf(facts)}”; there are: ${labels(facts)}.`,
  not_in_report: (facts) => `The report counts no ${facts.words.measure ?? 'such thing'}${inRun(facts)}.`,
  no_tests_ran: (facts) =>
    `No test was executed${inRun(facts)}${facts.numbers.skipped ? `: all ${formatCount(facts.numbers.skipped)} were skipped` : ''}.`,
  projects_missing: decided,
  unit_refused: (facts) =>
    `The sample says ${facts.words.unit ? `“${facts.words.unit}”` : 'no unit'}, which does not go with ${askText(facts.rule) ?? 'the rule'}.`,
} satisfies Record<string, Sentence>

/** What to do about them. */
export const reportRemedies = {
  improve_and_report: (facts) =>
    `Bring ${metricText(facts.rule)} to ${askText(facts.rule) ?? 'what the rule asks for'}, then import a new report.`,
  declare_the_report: (facts) =>
    `Import a report that is called ${selectorOf(facts)}, or say in program.md under “reports” which one is meant.`,
  one_series: () => 'Import the metric as one series, or name one for each.',
  repair_the_report: () => 'Repeat the tests until the report is whole.',
  state_the_time: () => 'Import it with a time: in a run note, or as the as-of of the import.',
  report_the_kind: (facts) => `Import a report that counts ${facts.words.measure ?? 'it'}.`,
  run_the_tests: () => 'Run the tests, then import their report.',
  run_more_browsers: (facts) => {
    const ask = askText(facts.rule)
    return `Run the tests in ${ask === null ? 'more browsers' : `${ask} browsers`}, or have the others attested.`
  },
  correct_the_unit: () => 'State the unit of the sample (%, ratio, ms, s, MB, req/s), or correct the rule.',
} satisfies Record<string, Sentence>
