import { expect, test } from 'vitest'
import { generalExamples } from '~/domain/example-rules'
import { parseRule } from '~/domain/rules'
import { ruleErrorCodes } from '~/domain/rules/rule'
import { loadMetrics, otherMetrics } from '~/domain/vocabulary'
import { plainText } from '~/reports/format'
import { helpRules } from '~/reports/help-rules'
import { metricHelp, ruleErrorHelp } from '~/reports/messages/help-rules'
import { ruleReading } from '~/reports/messages/rule-words'
import { assessFolders } from '../support/assessed'
import { smallProgram } from '../support/cli'

const nothing = { rule: null, run: null }
const small = () => assessFolders([smallProgram], '2026-03-15T12:00:00.000Z')

test('without a program the examples stand with their reading and without a verdict', () => {
  const view = helpRules(null, nothing)
  expect(view.examples.map(({ rule }) => rule)).toEqual([...generalExamples])
  expect(view.examples.every(({ result }) => result === null)).toBe(true)
  expect(view.program).toBeNull()
})

test('with a program every example carries a verdict, a sentence, and where a run decides its name', () => {
  const view = helpRules(small(), nothing)
  expect(view.examples.length).toBeGreaterThan(6)
  for (const { result } of view.examples) expect(result?.sentence).toMatch(/\.$/)
  expect(view.examples.some(({ result }) => result?.run !== null)).toBe(true)
  expect(view.examples.some(({ result }) => result?.measured !== null)).toBe(true)
})

test('a rule on one run is judged by that run alone', () => {
  const assessed = small()
  const label = assessed.input.state.runs[0]!.label
  const { asked } = helpRules(assessed, { rule: 'requests(*) >= 1', run: label })
  expect(asked?.example?.result).toMatchObject({ mark: { verdict: 'met' } })
  expect(asked?.example?.result?.run?.href).toContain(label)
})

test('a text that is no rule says what is wrong and where', () => {
  const { asked } = helpRules(small(), { rule: 'p98.5(*) < 2s', run: null })
  expect(asked?.refusal).toMatchObject({ position: 0 })
  expect(helpRules(null, { rule: 'p99(*) < 2', run: null }).asked?.refusal).toEqual({
    sentence: 'This is no rule: the unit is missing: 2s, 500ms, 99%.',
    position: 10,
  })
  expect(helpRules(small(), { rule: 'p99(*) < 2s', run: 'nobody' }).asked?.refusal?.sentence).toContain(
    'no run “nobody”',
  )
})

test('every metric has its words and an example that parses, and every way to fail its sentence', () => {
  for (const metric of [...loadMetrics, ...otherMetrics]) {
    const { example, what, unit } = metricHelp[metric]
    const parsed = parseRule(example)
    expect(parsed.ok && parsed.rule.metric, example).toBe(metric)
    expect(what + unit).not.toBe('')
  }
  expect(Object.keys(ruleErrorHelp)).toEqual([...ruleErrorCodes])
})

test('rules read as sentences', () => {
  const reading = (text: string) => {
    const parsed = parseRule(text)
    return parsed.ok ? plainText(ruleReading(parsed.rule)) : null
  }
  expect(reading('p99(each) < 2s')).toBe('P99 of every endpoint by itself is less than 2 s; the worst decides.')
  expect(reading('success(login) > 99% where users >= 100 and tag = final')).toBe(
    'The success rate of the group “login”, its counts pooled, is more than 99 %, on runs with at least 100 users and the tag final.',
  )
  expect(reading('tests(integration).failed == 0')).toBe('The number of failed integration tests is exactly 0.')
  expect(reading('attested(export-streaming)')).toBe('A named member states “export streaming”.')
  for (const rule of generalExamples) expect(reading(rule)).toMatch(/^[A-Z“][^_]*\.$/)
})
