import type { Assessment, JudgedCriterion } from '~/domain/assessment'
import { decidingRuleOf } from '~/domain/deciding-rule'
import { isLoadMetric, type Rule } from '~/domain/rules'
import { countOf, formatCount } from './format'
import { verdictMark } from './glyphs'
import { factsOfCriterion } from './judgement-view'
import { type CoverageKind, coverageKinds, coverageWords, fileThatDecides } from './messages/coverage'
import { emptyTexts } from './messages/empty'
import { readRule } from './messages/facts'
import { reasonSentence } from './messages/reasons'
import { reportContext } from './report-context'
import { tierTitle } from './tier-words'
import type { ReportInput, VerdictMark } from './types-common'

export type CoverageCell = 'measured' | 'open' | null

export interface CoverageRow {
  id: string
  text: string
  href: string
  rule: string | null
  mark: VerdictMark
  /** One per kind of evidence: measured by it, open to it, or not its business. */
  cells: { kind: CoverageKind; state: CoverageCell }[]
  /** What kind of file would decide it, or why none can. */
  wouldDecide: string
}

export interface CoverageMap {
  kinds: { kind: CoverageKind; label: string; countText: string }[]
  tiers: { id: string; title: string; href: string; rows: CoverageRow[] }[]
  countsText: string
  unmeasured: number
  never: number
  emptyText: string | null
}

/** Criteria by kinds of evidence: what nothing at hand measures, and what no file can ever say. */
export function coverageMap(assessment: Assessment, input: ReportInput): CoverageMap {
  const context = reportContext(assessment, input)
  const tiers = assessment.tiers.map((tier) => ({
    id: tier.tier.id,
    title: tierTitle(tier),
    href: context.href.tier(tier.tier.id),
    rows: tier.criteria.map((judged): CoverageRow => {
      const rule = readRule(decidingRuleOf(judged))
      const kind = kindOf(rule, assessment)
      const sentence = reasonSentence(judged.reason, factsOfCriterion(context, judged))
      return {
        id: judged.criterion.id,
        text: judged.criterion.text,
        href: context.href.criterion(judged.criterion.id),
        rule: judged.rule,
        mark: verdictMark(judged.verdict, sentence),
        cells: coverageKinds.map((column) => ({
          kind: column,
          state: column !== kind ? null : isMeasured(judged) ? 'measured' : 'open',
        })),
        wouldDecide: fileThatDecides(rule, kind, isMeasured(judged)),
      }
    }),
  }))
  const rows = tiers.flatMap((tier) => tier.rows)
  const open = rows.filter(({ cells }) => !cells.some(({ state }) => state === 'measured'))
  const never = rows.filter(({ cells }) => cells.some(({ kind, state }) => isPeople(kind) && state !== null))
  return {
    kinds: coverageKinds.map((kind) => ({
      kind,
      label: coverageWords[kind],
      countText: formatCount(
        rows.filter(({ cells }) => cells.some((cell) => cell.kind === kind && cell.state !== null)).length,
      ),
    })),
    tiers,
    countsText: `${countOf(rows.length, 'criterion')}: ${formatCount(open.length)} measured by nothing at hand, ${formatCount(never.length)} that no file can measure`,
    unmeasured: open.length,
    never: never.length,
    emptyText: rows.length === 0 ? emptyTexts.criteria : null,
  }
}

function isPeople(kind: CoverageKind): boolean {
  return kind === 'people'
}

/** The kind of evidence that a rule asks for; a rule that compares nothing is for people. */
function kindOf(rule: Rule | null, { settings }: Assessment): CoverageKind | null {
  if (rule === null) return null
  if (isLoadMetric(rule.metric)) return 'load'
  switch (rule.metric) {
    case 'tests':
      return 'tests'
    case 'metric':
      return 'metrics'
    case 'coverage': {
      const { selector } = rule
      const name = selector.kind === 'name' ? selector.name.replace(/:\*$/, '') : ''
      // Endpoints are exercised by runs, however the list of them is still to be declared.
      return Object.keys(settings.lists).includes(name) || /-endpoints$/.test(name) ? 'load' : 'coverage'
    }
    case 'attested':
    case 'delivered':
    case 'signed':
      return 'people'
    case 'targets':
      return 'load'
  }
  return null
}

/** Evidence at hand says something, whether or not it decides. */
function isMeasured({ verdict, underlying, history }: JudgedCriterion): boolean {
  const said = verdict === 'waived' ? underlying : verdict
  return history.some(({ measured }) => measured !== null) || (said !== 'no_evidence' && said !== 'error')
}
