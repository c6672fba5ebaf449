import type { JudgedCriterion, JudgedTier, RunJudgement } from '~/domain/assessment'
import { decidingRuleOf } from '~/domain/deciding-rule'
import { verdicts } from '~/domain/vocabulary'
import { briefLabels } from './brief-labels'
import { countOf } from './format'
import { verdictMark, verdictSigns } from './glyphs'
import { factsOfCriterion, figureText, judgementSentence, judgementTainted } from './judgement-view'
import { readRule } from './messages/facts'
import { findingTitles } from './messages/findings'
import { reasonSentence } from './messages/reasons'
import { trendTexts } from './messages/trend'
import type { JudgedContext } from './report-context'
import type { Heatmap, HeatmapCell, HeatmapColumn, HeatmapKey, HeatmapRow } from './types-common'

/** As many columns as a page can hold; a criterion's own page lists all of its runs. */
const mostColumns = 100

/** Criteria × runs, oldest run first; `most` keeps the latest columns only. */
export function heatmapOf(context: JudgedContext, tier: JudgedTier, most = mostColumns): Heatmap {
  const measured = tier.criteria.filter(({ history }) => history.length > 0)
  const used = new Set(measured.flatMap(({ history }) => history.map(({ run }) => run)))
  const deciding = new Set(measured.map(({ run }) => run))
  const labels = context.runs.map(({ label }) => label).filter((label) => used.has(label))
  const shown = labels.slice(-most)
  const rows = tier.criteria.map((judged) => row(context, judged, shown))
  const brief = briefLabels(shown.map(context.short))
  return {
    cell: 22,
    columns: shown.map((label) => {
      const short = context.short(label)
      return column(context, label, brief.get(short) ?? short, deciding.has(label))
    }),
    rows,
    leftText: labels.length > shown.length ? trendTexts.left(shown.length, labels.length) : null,
    key: keyOf(rows),
    emptyText:
      tier.criteria.length === 0
        ? 'This tier has no criteria.'
        : shown.length === 0
          ? 'No qualifying run measures any criterion of this tier.'
          : null,
  }
}

function column(context: JudgedContext, label: string, brief: string, deciding: boolean): HeatmapColumn {
  const taints = context.findings(label).filter(({ severity, scope }) => severity === 'taint' && scope === 'run')
  const titles = [...new Set(taints.map(({ code }) => findingTitles[code]))]
  return {
    run: label,
    short: context.short(label),
    brief,
    tainted: titles.length > 0,
    deciding,
    href: context.href.run(label),
    title: titles.length === 0 ? label : `${label}: ${titles.join(', ')}`,
  }
}

/** Verdicts in the order of their list, each with how many cells show it. */
function keyOf(rows: HeatmapRow[]): HeatmapKey {
  const cells = rows.flatMap((row) => row.cells)
  const known = cells.filter((cell) => cell !== null)
  const signs = verdicts.flatMap((verdict) => {
    const count = known.filter((cell) => cell.verdict === verdict).length
    const { glyph, word, token } = verdictSigns[verdict]
    return count === 0 ? [] : [{ glyph, word, token, countText: countOf(count, 'cell') }]
  })
  return {
    signs,
    tainted: known.some(({ tainted }) => tainted),
    absent: cells.length > known.length,
    deciding: known.some(({ deciding }) => deciding),
  }
}

function row(context: JudgedContext, judged: JudgedCriterion, labels: string[]): HeatmapRow {
  const { criterion, rule } = judged
  const byRun = new Map(judged.history.map((judgement) => [judgement.run, judgement]))
  return {
    criterionId: criterion.id,
    text: criterion.text,
    rule,
    href: context.href.criterion(criterion.id),
    current: verdictMark(judged.verdict, reasonSentence(judged.reason, factsOfCriterion(context, judged))),
    cells: labels.map((label) => {
      const judgement = byRun.get(label)
      return judgement === undefined ? null : cell(context, judged, judgement)
    }),
  }
}

function cell(context: JudgedContext, judged: JudgedCriterion, judgement: RunJudgement): HeatmapCell {
  const sign = verdictSigns[judgement.verdict]
  return {
    verdict: judgement.verdict,
    glyph: sign.glyph,
    word: sign.word,
    token: sign.token,
    tainted: judgementTainted(context, judgement),
    deciding: judgement.run === judged.run,
    measuredText: judgement.measured === null ? null : figureText(judgement.measured, readRule(decidingRuleOf(judged))),
    sentence: judgementSentence(context, decidingRuleOf(judged), judgement),
    href: context.href.criterion(judged.criterion.id, context.short(judgement.run)),
  }
}
