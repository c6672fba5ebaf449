import type { JudgedCriterion, RunJudgement } from '~/domain/assessment'
import { decidingRuleOf } from '~/domain/deciding-rule'
import { moment } from './dates'
import { countOf, formatCount, unknownWords } from './format'
import { verdictMark } from './glyphs'
import { runAnchor } from './href'
import { figureText, intervalText, judgementSentence, judgementTainted, samplesText } from './judgement-view'
import { readRule } from './messages/facts'
import type { ReportContext } from './report-context'
import { rowChip } from './sources'
import type { CriterionReport, TrendPoint } from './types-tier'

/** More than the cells of a heatmap that lead to the first page (`heatmapOf`). */
const pageSize = 100

/** A page of the runs that qualify, oldest first; the first page holds the latest of them. */
export function trendPage(
  context: ReportContext,
  judged: JudgedCriterion,
  page: number,
): Pick<CriterionReport, 'trend' | 'pages'> {
  const total = judged.history.length
  const last = Math.max(1, Math.ceil(total / pageSize))
  const shown = Number.isInteger(page) ? Math.min(Math.max(1, page), last) : 1
  const until = total - (shown - 1) * pageSize
  const from = Math.max(0, until - pageSize)
  const to = (one: number) => context.href.criterion(judged.criterion.id, null, one)
  return {
    trend: judged.history.slice(from, until).map((point) => trendPoint(context, judged, point)),
    pages:
      last === 1
        ? null
        : {
            text: `${formatCount(from + 1)} to ${formatCount(until)} of ${formatCount(total)}, oldest first`,
            previousHref: shown === last ? null : to(shown + 1),
            nextHref: shown === 1 ? null : to(shown - 1),
          },
  }
}

function trendPoint(context: ReportContext, judged: JudgedCriterion, judgement: RunJudgement): TrendPoint {
  const rule = readRule(decidingRuleOf(judged))
  const { measured, worst } = judgement
  const run = context.run(judgement.run)
  const at = run === undefined || run.effectiveAt === null ? null : moment(run.effectiveAt, context.timezone)
  const sentence = judgementSentence(context, decidingRuleOf(judged), judgement)
  return {
    run: judgement.run,
    anchor: runAnchor(context.short(judgement.run)),
    short: context.short(judgement.run),
    href: context.href.run(judgement.run, worst === null ? null : worst.key),
    at,
    atText: at === null ? unknownWords.noClock : at.text,
    value: measured === null ? null : measured.value,
    low: measured === null ? null : measured.low,
    high: measured === null || !Number.isFinite(measured.high) ? null : measured.high,
    measuredText: figureText(measured, rule),
    intervalText: intervalText(measured, rule),
    samplesText: samplesText(judgement.samples, rule),
    mark: verdictMark(judgement.verdict, sentence, judgementTainted(context, judgement)),
    sentence,
    tainted: judgementTainted(context, judgement),
    deciding: judgement.run === judged.run,
    usersText: run === undefined || run.users === null ? 'users unknown' : countOf(run.users.value, 'user'),
    source: rowChip(context, judgement.run, worst === null ? null : worst.key, worst === null ? null : worst.place),
  }
}
