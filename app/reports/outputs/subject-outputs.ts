import { z } from 'zod'
import { gateCode } from '~/domain/gate-code'
import { claimClasses, verdicts } from '~/domain/vocabulary'
import { criterionReport } from '../criterion'
import { plainText } from '../format'
import { tierSigns, verdictSigns } from '../glyphs'
import { gateJson, runJson } from '../json'
import { gateSchema, runSchema } from '../json-schemas'
import { outputWords } from '../messages/outputs'
import { endpointsTable, findingsTable, runsTable } from '../tables/evidence-tables'
import { claimsTable, criteriaTable, proofsTable, verdictsTable, waiversTable } from '../tables/judged-tables'
import { costLinesTable, deliverablesTable, milestonesTable, tasksTable, weeksTable } from '../tables/plan-tables'
import { tierHeadline, tierTitle } from '../tier-words'
import { weekReport } from '../week'
import { defineReport } from './report'

const tierFacts = gateSchema.omit({ schemaVersion: true, program: true, asOf: true }).extend({ headline: z.string() })

export const tierOutput = defineReport<z.infer<typeof tierFacts>>({
  name: 'tier',
  takes: 'tier',
  page: (href, id) => href.tier(id),
  schema: tierFacts,
  facts: ({ sources: { context }, id }) => {
    const tier = context.assessment.tiers.find((one) => one.tier.id === id)
    if (tier === undefined) return null
    const {
      schemaVersion: _,
      program: _program,
      asOf: _asOf,
      ...rest
    } = gateJson(context, tier, gateCode(tier.state, false))
    return { ...rest, headline: plainText(tierHeadline(tier)) }
  },
  words: (facts, { sources: { context }, id }) => {
    const tier = context.assessment.tiers.find((one) => one.tier.id === id)
    const sign = tierSigns[facts.tier.state]
    return {
      title: tier === undefined ? facts.tier.title : tierTitle(tier),
      lede: [`${sign.glyph} ${sign.word}. ${facts.headline}`],
      parts: [
        {
          heading: outputWords.signatures,
          lines: facts.signatures.map(({ by, role, meaning, at }) => outputWords.signature(by, role, meaning, at)),
        },
      ],
    }
  },
  holds: [criteriaTable, verdictsTable, waiversTable],
  tables: ({ id }) => [
    { table: criteriaTable, where: (row) => String(row.id).startsWith(`${id}/`) },
    { table: verdictsTable, where: (row) => String(row.criterion).startsWith(`${id}/`), most: 40 },
    { table: waiversTable, where: (row) => String(row.criterion).startsWith(`${id}/`) },
  ],
})

const criterionFacts = z.object({
  text: z.string(),
  tier: z.string(),
  verdict: z.enum(verdicts),
  rule: z.string().nullable(),
  ruleOrigin: z.string(),
  reason: z.string(),
  margin: z.string().nullable(),
  remedy: z.string().nullable(),
  reconciliation: z.enum(claimClasses).nullable(),
  otherSources: z.array(z.object({ text: z.string(), step: z.string(), source: z.string(), differs: z.boolean() })),
})

export const criterionOutput = defineReport<z.infer<typeof criterionFacts>>({
  name: 'criterion',
  takes: 'criterion',
  page: (href, id) => href.criterion(id),
  schema: criterionFacts,
  facts: ({ sources: { context }, id }) => {
    const report = id === null ? null : criterionReport(context.assessment, context.input, id)
    if (report === null) return null
    const { criterion, tier, otherSources } = report
    return {
      text: criterion.text,
      tier: tier.id,
      verdict: criterion.mark.verdict,
      rule: criterion.rule.text,
      ruleOrigin: criterion.rule.originText,
      reason: plainText(criterion.reasonSentence),
      margin: criterion.marginText === null ? null : plainText(criterion.marginText),
      remedy: criterion.remedy === null ? null : plainText(criterion.remedy.sentence),
      reconciliation: criterion.reconciliation === null ? null : criterion.reconciliation.mark.class,
      otherSources: otherSources.map(({ text, stepText: step, source, differs }) => ({
        ...{ text, step, source: source.text, differs },
      })),
    }
  },
  words: (facts) => ({
    title: facts.text,
    lede: [
      `${verdictSigns[facts.verdict].glyph} ${verdictSigns[facts.verdict].word}. ${facts.reason}`,
      ...(facts.rule === null ? [] : [outputWords.rule(facts.rule, facts.ruleOrigin)]),
    ],
    parts: [{ heading: outputWords.next, lines: facts.remedy === null ? [] : [facts.remedy] }],
  }),
  holds: [verdictsTable, claimsTable, waiversTable],
  tables: ({ id }) => [
    { table: verdictsTable, where: ({ criterion }) => criterion === id },
    { table: claimsTable, where: ({ subject }) => subject === id },
    { table: waiversTable, where: ({ criterion }) => criterion === id },
  ],
})

const weekFacts = z.object({
  id: z.string(),
  title: z.string(),
  goal: z.string().nullable(),
  current: z.boolean(),
  dates: z.string().nullable(),
  exitCriteria: z.string().nullable(),
  runs: z.array(z.string()),
})

export const weekOutput = defineReport<z.infer<typeof weekFacts>>({
  name: 'week',
  takes: 'week',
  page: (href, id) => href.week(id),
  schema: weekFacts,
  facts: ({ sources: { context }, id }) => {
    const report = id === null ? null : weekReport(context.assessment, context.input, id)
    if (report === null) return null
    const { week, exitCriteria, runs } = report
    return {
      ...{ id: week.id, title: context.weekTitle(week.id), goal: week.goal, current: week.current },
      dates: week.datesText === null ? null : plainText(week.datesText),
      exitCriteria: exitCriteria === null ? null : exitCriteria.text,
      runs: runs.map(({ label }) => label),
    }
  },
  words: ({ title, goal, dates, exitCriteria }) => ({
    title,
    lede: [goal, dates].filter((line) => line !== null),
    parts: [{ heading: outputWords.exitCriteria, lines: exitCriteria === null ? [] : [exitCriteria] }],
  }),
  holds: [
    weeksTable,
    tasksTable,
    deliverablesTable,
    milestonesTable,
    costLinesTable,
    runsTable,
    claimsTable,
    proofsTable,
  ],
  tables: ({ sources: { context }, id }) => {
    const report = id === null ? null : weekReport(context.assessment, context.input, id)
    const runs = new Set(report === null ? [] : report.runs.map(({ label }) => label))
    const ofWeek = { where: ({ week }: Record<string, unknown>) => week === id }
    const subjects = new Set(
      context.assessment.claims.filter(({ weekId }) => weekId === id).map(({ subject }) => subject),
    )
    return [
      { table: weeksTable, where: (row) => row.id === id },
      { table: tasksTable, ...ofWeek },
      { table: deliverablesTable, ...ofWeek },
      { table: milestonesTable, ...ofWeek },
      { table: costLinesTable, ...ofWeek },
      { table: runsTable, where: ({ label }) => runs.has(String(label)) },
      { table: claimsTable, where: ({ subject }) => subjects.has(String(subject)) },
      { table: proofsTable, where: (row) => String(row.subject_id).startsWith(`${id}/`) },
    ]
  },
})

const runFacts = runSchema.omit({ schemaVersion: true })

export const runOutput = defineReport<z.infer<typeof runFacts>>({
  name: 'run',
  takes: 'run',
  page: (href, id) => href.run(id),
  schema: runFacts,
  facts: ({ sources: { context }, id }) => {
    const run = id === null ? undefined : context.run(id)
    if (run === undefined) return null
    const { schemaVersion: _, ...rest } = runJson(run, context.findings(run.label))
    return rest
  },
  words: (facts) => ({
    title: facts.label,
    lede: [outputWords.run(facts.requests, facts.failures, facts.users, facts.effectiveAt)],
    parts: [
      {
        heading: outputWords.findings,
        lines: facts.findingDetails.map(({ severity, sentence }) => `${severity}: ${sentence}`),
      },
    ],
  }),
  holds: [endpointsTable, findingsTable, verdictsTable],
  tables: ({ id }) => [
    { table: endpointsTable, where: ({ run }) => run === id },
    { table: findingsTable, where: ({ run }) => run === id },
    { table: verdictsTable, where: ({ run }) => run === id },
  ],
})
