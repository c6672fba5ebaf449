import { parseRule, type RuleErrorCode } from '~/domain/rules'
import { unitSpellings } from '~/domain/rules/parse-limit'
import { coverageFields, ruleErrorCodes, suffixesOf, testFields } from '~/domain/rules/rule'
import {
  claimClasses,
  findingCodes,
  loadMetrics,
  type MetricName,
  operators,
  otherMetrics,
  provenances,
  reasonCodes,
  severities,
  tierStates,
  verdicts,
} from '~/domain/vocabulary'
import { classSigns, tierSigns, verdictSigns } from '~/reports/glyphs'
import { helpRules } from '~/reports/help-rules'
import {
  classMeanings,
  findingTitles,
  provenanceWords,
  severityEffects,
  tierStateMeanings,
  verdictMeanings,
} from '~/reports/messages'
import { findingHelp } from '~/reports/messages/help-findings'
import { reasonHelp } from '~/reports/messages/help-reasons'
import { conditionHelp, metricHelp, operatorHelp, ruleErrorHelp, selectorHelp } from '~/reports/messages/help-rules'
import { classActs, provenanceActs, tierActs, verdictActs } from '~/reports/messages/help-states'
import { sampleContext } from '../support/sample-context'
import { diagnosticsOfCode } from './diagnostics-of-code'
import { code, codes, markdownTable } from './markdown-table'

/** A text that is wrong in each way, for the table of what the parser says. */
export const wrongRules = {
  empty: '',
  unknown_metric: 'p97(*) < 2s',
  open_expected: 'p99 < 2s',
  close_expected: 'p99(* < 2s',
  selector_expected: 'p99() < 2s',
  quote_unclosed: 'p99("GET /a) < 2s',
  selector_not_allowed: 'coverage("GET /a") > 90%',
  unknown_group: 'p99(dashbord) < 2s',
  unknown_field: 'tests(unit).broken == 0',
  field_expected: 'tests(unit) == 0',
  operator_expected: 'p99(*) 2s',
  operator_not_allowed: 'attested(runbooks) > 1',
  value_expected: 'p99(*) < fast',
  number_too_long: 'p99(*) < 1234567890ms',
  unit_missing: 'p99(*) < 2',
  unit_mismatch: 'p99(*) < 2%',
  unknown_unit: 'p99(*) < 2 fortnights',
  unknown_condition: 'p99(*) < 2s where weather = fine',
  condition_value_expected: 'p99(*) < 2s where tag = ',
  trailing_text: 'p99(*) < 2s or so',
} satisfies Record<RuleErrorCode, string>

/** `content/guides/rules.md`: the rule language from the tables of the code, each example judged on the sample. */
export function rulesGuide(): string {
  return [
    intro,
    `## Metrics\n\nThe last column is what the sample program in \`content/\` answers as of its close.\n\n${metricTable()}`,
    `Fields of \`tests\`: ${codes(testFields.map((field) => `.${field}`))}; of \`coverage\`: ${codes(coverageFields.map((field) => `.${field}`))}.`,
    `## Between the brackets\n\n${markdownTable(
      ['selector', 'means'],
      selectorHelp.map(({ term, text }) => [codes(term.split(', ')), text]),
    )}`,
    `## Operators and values\n\n${markdownTable(
      ['operator', 'means'],
      operators.map((sign) => [code(sign), operatorHelp[sign]]),
    )}\n\n${units()}`,
    `## Conditions on the run\n\nAfter \`where\`, joined by \`and\`; they narrow which runs may decide, beside what the program asks of every run.\n\n${markdownTable(
      ['condition', 'means'],
      conditionHelp.map(({ term, text }) => [code(term), text]),
    )}`,
    `## A text that is no rule\n\nThe parser names what is wrong, where, and the nearest known word.\n\n${errorTable()}`,
    `## Verdicts\n\n${markdownTable(
      ['verdict', 'sign', 'means', 'what to do'],
      verdicts.map((one) => [code(one), verdictSigns[one].glyph, verdictMeanings[one], verdictActs[one]]),
    )}`,
    `### Reasons\n\nEach verdict carries one.\n\n${markdownTable(
      ['reason', 'of', 'means'],
      reasonCodes.map((one) => [code(one), codes(reasonHelp[one].of), reasonHelp[one].says]),
    )}`,
    `## States of a tier\n\nThe worst verdict of its criteria names the state, in this order.\n\n${markdownTable(
      ['state', 'sign', 'means', 'what to do'],
      tierStates.map((one) => [code(one), tierSigns[one].glyph, tierStateMeanings[one], tierActs[one]]),
    )}`,
    `## Findings on a run\n\n${markdownTable(
      ['severity', 'effect'],
      severities.map((one) => [code(one), severityEffects[one]]),
    )}\n\n${markdownTable(
      ['finding', 'is called', 'seen where', 'why it matters', 'what to do'],
      findingCodes.map((one) => [
        code(one),
        findingTitles[one],
        findingHelp[one].seen,
        findingHelp[one].matters,
        findingHelp[one].act,
      ]),
    )}`,
    `## Classes of a claim\n\n${markdownTable(
      ['class', 'sign', 'means', 'what to do'],
      claimClasses.map((one) => [code(one), classSigns[one].glyph, classMeanings[one], classActs[one]]),
    )}`,
    `## Where evidence comes from\n\n${markdownTable(
      ['provenance', 'word', 'means'],
      provenances.map((one) => [code(one), provenanceWords[one], provenanceActs[one]]),
    )}`,
    `## Diagnostics of the importers\n\nWhat an import did not understand it says as \`file:line:col severity rule message\`. An error means that something was left out; … stands for what is filled in.\n\n${diagnosticTable()}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

const intro = `# The rule language

Every criterion is judged by one rule. This page names every word of the language and every code that judging gives. It is written by \`npm run docs\` from the tables that the parser, the evaluator and the pages use; a test fails where it has drifted from the code.

## Grammar

\`\`\`text
rule       = metric "(" selector ")" [ "." field ] [ operator value ] [ "where" condition { "and" condition } ]
selector   = "*" | "each" | name | '"' endpoint '"'
value      = digits [ unit ]
condition  = ( "users" | "requests" ) operator whole-number
           | ( "label" | "tag" ) "=" pattern
\`\`\`

A rule stands in \`program.md\`, is set by a member, or is inferred from the words of the criterion and shown as inferred. The operator counts as written: 2.0 s is not less than 2 s. Values are compared as exact fractions, never as floating-point percentages. \`assay check "RULE" --run LABEL\` and the page \`/help/rules\` judge any rule on any run.`

function metricTable(): string {
  const { assessment, input } = sampleContext().context
  const rows = [...loadMetrics, ...otherMetrics].map((metric: MetricName) => {
    const { what, unit, example } = metricHelp[metric]
    const { asked } = helpRules({ assessment, input }, { rule: example, run: null })
    const result = asked?.example?.result ?? null
    const answer =
      result === null
        ? `no rule of this program: ${asked?.refusal?.sentence}`
        : `**${result.mark.word}**: ${result.sentence}`
    return [code(metric), what, unit, code(example), answer]
  })
  return markdownTable(['metric', 'measures', 'its value is written in', 'example', 'the sample answers'], rows)
}

function units(): string {
  const suffixes = [...new Set(Object.values(unitSpellings))]
  const rows = suffixes.map((suffix) => [
    code(suffix),
    codes(Object.keys(unitSpellings).filter((spelling) => unitSpellings[spelling] === suffix)),
    codes([...loadMetrics, ...otherMetrics].filter((metric) => suffixesOf(metric).includes(suffix))),
  ])
  return markdownTable(['unit', 'also written', 'of the metrics'], rows)
}

function errorTable(): string {
  const rows = ruleErrorCodes.map((error) => {
    const parsed = parseRule(wrongRules[error], { groups: ['login', 'dashboard'] })
    const said = parsed.ok ? null : parsed.error
    if (said?.code !== error) throw new Error(`${wrongRules[error]} is not wrong as ${error}`)
    const hint = said.suggestion === null ? '' : `; nearest: ${code(said.suggestion)}`
    const text = wrongRules[error] === '' ? '(nothing)' : code(wrongRules[error])
    return [code(error), ruleErrorHelp[error], text, `at character ${said.position + 1}${hint}`]
  })
  return markdownTable(['code', 'means', 'for example', 'the parser says'], rows)
}

function diagnosticTable(): string {
  return markdownTable(
    ['rule', 'severity', 'said by', 'message'],
    diagnosticsOfCode().map(({ rule, severities, messages, sources }) => [
      code(rule),
      severities.join(', '),
      codes(sources),
      messages.length === 0 ? 'worded from what was found' : messages.slice(0, 2).join(' / '),
    ]),
  )
}
