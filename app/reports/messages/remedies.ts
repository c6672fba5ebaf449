import { type RemedyCode, remedyCodes, remedyOfReason } from '~/domain/remedy-codes'
import type { ReasonCode } from '~/domain/vocabulary'
import { countOf, formatCount } from '../format'
import { askText, inRun, metricText, nounOf, type SentenceFacts, subjectOf, thingText } from './facts'
import { claimed } from './reasons'
import { reportRemedies } from './report-reasons'

type Sentence = (facts: SentenceFacts) => string

function thing(facts: SentenceFacts): string {
  return facts.rule === null ? 'it' : thingText(facts.rule)
}

/** Failures that the rule allows of what was requested; else the figure and what it must become. */
function improve(facts: SentenceFacts): string {
  const { allowed, failures } = facts.numbers
  const counts = facts.measured === null ? null : facts.measured.counts
  if (allowed !== undefined && failures !== undefined && counts !== null) {
    return `Run again with at most ${formatCount(allowed)} failed of ${formatCount(counts.whole)} ${nounOf(facts)}; ${formatCount(failures)} failed${inRun(facts)}.`
  }
  const ask = askText(facts.rule)
  if (ask === null) return 'Make it so, then run again.'
  const of = facts.worst === null || facts.worst.key === '*' ? '' : ` of ${facts.worst.key}`
  return `Bring ${metricText(facts.rule)}${of} to ${ask}, then run again.`
}

function ofRun(facts: SentenceFacts): string {
  return facts.run === null ? '' : ` of ${facts.run}`
}

function moreRequests(facts: SentenceFacts): string {
  const { more, needed } = facts.numbers
  if (more !== undefined) return `Run ${formatCount(more)} more ${nounOf(facts)} without a failure.`
  return needed === undefined
    ? `Run more ${nounOf(facts)} without a failure.`
    : `Run ${formatCount(needed)} ${nounOf(facts)} without a failure.`
}

function moreSamples(facts: SentenceFacts): string {
  const { needed } = facts.numbers
  const have =
    facts.samples === null ? '' : `; ${facts.run === null ? 'the run' : facts.run} has ${formatCount(facts.samples)}`
  return needed === undefined
    ? `Measure more ${nounOf(facts)} in one run.`
    : `Measure at least ${formatCount(needed)} ${nounOf(facts)} in one run${have}.`
}

function qualifying(facts: SentenceFacts): string {
  const { minUsers, minRequests } = facts.numbers
  const asks = [
    minUsers === undefined ? null : `at least ${countOf(minUsers, 'user')}`,
    minRequests === undefined ? null : `at least ${countOf(minRequests, 'request')}`,
  ].filter((part) => part !== null)
  return `Run a load test ${asks.length === 0 ? 'that qualifies' : `with ${asks.join(' and ')}`}.`
}

/** What to do, one sentence per remedy. */
export const remedySentences = {
  improve_and_rerun: improve,
  run_more_clean_requests: moreRequests,
  measure_more_samples: moreSamples,
  clear_the_interval: (facts) => {
    const ask = askText(facts.rule)
    return ask === null
      ? 'Run again until the value stands clear of the limit.'
      : `Run again until ${metricText(facts.rule)} stands clear of the limit, or the slowest request of ${subjectOf(facts)} is ${ask}.`
  },
  rerun_untainted: (facts) =>
    facts.findingTitles.length === 0
      ? 'Repeat the run without what taints it.'
      : `Repeat the run without what taints ${facts.run === null ? 'it' : facts.run} (${facts.findingTitles.join(', ')}).`,
  provide_whole_files: (facts) => `Import the whole files${ofRun(facts)} as the tool wrote them.`,
  provide_measured_file: (facts) => `Import the measured files${ofRun(facts)}, or let transcribed evidence decide.`,
  confirm_operator: (facts) => {
    const ask = askText(facts.rule)
    return ask === null ? 'Confirm what the number in the text means.' : `Confirm that the text means “${ask}”.`
  },
  name_a_baseline: () => 'Name the run to compare with.',
  run_qualifying: qualifying,
  request_the_endpoint: (facts) =>
    facts.rule === null || facts.rule.selector.kind === 'all' || facts.rule.selector.kind === 'each'
      ? 'Run a load test that requests the endpoints in question.'
      : `Include ${facts.rule.selector.kind === 'endpoint' ? facts.rule.selector.text : facts.rule.selector.name} in the load test.`,
  provide_the_metric: (facts) => `Import evidence that measures ${thing(facts)}.`,
  attest: (facts) => `Have a named member attest ${claimed(facts)}.`,
  deliver: (facts) => `Record where the artifact for ${claimed(facts)} can be found.`,
  sign: (facts) => `Have it signed by ${thing(facts) === 'it' ? 'the roles that sign' : thing(facts)}.`,
  attach_the_planned_run: () => 'Import the files of the planned run, tagged as such.',
  rerun_recent: (facts) => {
    const { days, windowDays } = facts.numbers
    const window = windowDays === undefined ? days : windowDays
    return window === undefined
      ? 'Run it again: its evidence is too old.'
      : `Run it again: evidence counts for ${countOf(window, 'day')}.`
  },
  correct_the_rule: () => 'Correct the rule.',
  declare_the_group: (facts) =>
    `Define the endpoint group ${thing(facts) === 'it' ? 'that the rule names' : `“${thing(facts)}”`} in program.md.`,
  write_a_rule: () => 'Write a rule for it in program.md.',
  ...reportRemedies,
} satisfies Record<RemedyCode, Sentence>

function isRemedyCode(code: string): code is RemedyCode {
  return (remedyCodes as readonly string[]).includes(code)
}

/** The remedy of a judged criterion; one that the evaluation left out follows from the reason. */
export function remedySentence(
  code: string | null,
  reason: ReasonCode,
  facts: SentenceFacts,
): { code: RemedyCode; sentence: string } | null {
  const known = code !== null && isRemedyCode(code) ? code : remedyOfReason[reason]
  return known === null ? null : { code: known, sentence: remedySentences[known](facts) }
}
