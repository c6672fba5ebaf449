import type { Assessment, JudgedCriterion } from '~/domain/assessment'
import { type RunFigure, runFigure, unitOf } from '~/domain/compare'
import { decidingRuleOf } from '~/domain/deciding-rule'
import type { Run } from '~/domain/evidence'
import type { Rule, Selector } from '~/domain/rules'
import { type LoadMetric, loadMetrics } from '~/domain/vocabulary'
import { readMetric } from './compare-query'
import { moment } from './dates'
import { momentOf } from './evidence-list'
import { figureView } from './figure-view'
import { countOf, formatCount, unknownWords } from './format'
import { verdictSigns } from './glyphs'
import { metricName } from './messages/compare'
import { askText, limitOf, readRule, words } from './messages/facts'
import { trendEmpty, trendWords } from './messages/trend'
import { once } from './once'
import { type ReportContext, reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { FigurePoint, TrendQuery, TrendReport } from './types-trend'

/** Dots that a chart of this width can hold apart. */
const pageSize = 60

export function trendQuery(parameters: Pick<URLSearchParams, 'get'>): TrendQuery {
  const given = (name: string) => {
    const value = parameters.get(name)
    return value === null || value.trim() === '' || value.trim() === '*' ? null : value.trim().slice(0, 500)
  }
  const page = Number(given('page'))
  return {
    metric: readMetric(parameters.get('metric')) ?? 'p95',
    endpoint: given('endpoint'),
    group: given('group'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** One figure over the runs, with the limits of the criteria that speak of it. */
export function trendReport(assessment: Assessment, input: ReportInput, asked: TrendQuery): TrendReport {
  const context = reportContext(assessment, input)
  const selector = selectorOf(asked)
  const figureOf = (run: Run): RunFigure =>
    runFigure(
      run,
      { metric: asked.metric, selector },
      { groups: assessment.settings.groups, findings: context.findings(run.label) },
    )
  const measured = runsStating(context, figureOf)
  const last = Math.max(1, Math.ceil(measured.length / pageSize))
  const query = { ...asked, page: Math.min(asked.page, last) }
  const end = measured.length - (query.page - 1) * pageSize
  const shown = measured
    .slice(Math.max(0, end - pageSize), end)
    .toReversed()
    .map(figureOf)
  const points = shown.map((figure) => pointOf(context, query.metric, figure))
  const limits = limitsOf(context, asked.metric, selector)
  const subjectText = subjectOf(asked)
  const to = (page: number) =>
    context.href.trend({
      metric: query.metric,
      endpoint: query.endpoint,
      group: query.group,
      page: page === 1 ? null : String(page),
    })
  return {
    metric: query.metric,
    title: `${metricName(query.metric)} of ${subjectText}`,
    subjectText,
    points,
    limits,
    axis: axisOf(points),
    chartText: trendWords(metricName(query.metric), subjectText, shown.length, limits.length),
    metrics: loadMetrics.map((value) => ({ value, label: metricName(value) })),
    endpoints: endpointsOf(context),
    groups: assessment.settings.groups.map(({ name }) => name),
    query,
    moment: momentOf(context),
    pages:
      last === 1
        ? null
        : {
            text: `${countOf(shown.length, 'run')} of ${formatCount(measured.length)}`,
            previousHref: query.page === last ? null : to(query.page + 1),
            nextHref: query.page === 1 ? null : to(query.page - 1),
          },
    shownText: `${formatCount(measured.length)} of ${countOf(context.runs.length, 'run')} state it`,
    emptyText: measured.length > 0 ? null : trendEmpty(context.runs.length, metricName(query.metric), subjectText),
  }
}

function selectorOf({ endpoint, group }: TrendQuery): Selector {
  if (group !== null) return { kind: 'name', name: group }
  return endpoint === null ? { kind: 'all' } : { kind: 'endpoint', text: endpoint }
}

function subjectOf({ endpoint, group }: TrendQuery): string {
  return group !== null ? `the group ${words(group)}` : endpoint === null ? 'all requests' : endpoint
}

/** Every run with a clock that states the figure, oldest first. */
function runsStating(context: ReportContext, figureOf: (run: Run) => RunFigure): Run[] {
  return context.runs.filter((run) => run.effectiveAt !== null && figureOf(run).figure !== null)
}

function pointOf(context: ReportContext, metric: LoadMetric, { run, figure, row, tainted }: RunFigure): FigurePoint {
  const view = figureView(figure, metric)
  const interval = figure === null || figure.unbounded ? null : figure.measured
  const at = run.effectiveAt === null ? null : moment(run.effectiveAt, context.timezone)
  return {
    run: run.label,
    short: context.short(run.label),
    href: context.href.run(run.label, row === null ? null : row.key),
    at,
    atText: at === null ? unknownWords.noClock : at.text,
    usersText: run.users === null ? unknownWords.figure : formatCount(run.users.value),
    value: view.value,
    low: interval === null ? null : interval.low,
    high: interval === null || !Number.isFinite(interval.high) ? null : interval.high,
    text: view.text,
    intervalText: view.intervalText,
    samplesText: view.samplesText,
    few: view.few,
    tainted,
    ofText: row === null || row.key === '*' ? null : row.key,
  }
}

function axisOf(points: readonly FigurePoint[]): TrendReport['axis'] {
  const sorted = points
    .flatMap(({ value, text }) => (value === null ? [] : [{ value, text }]))
    .sort((a, b) => a.value - b.value)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return []
  return least.value === most.value ? [least] : [least, most]
}

/** Limits of the criteria whose rule asks for this very figure, equal ones once. */
function limitsOf(context: ReportContext, metric: LoadMetric, selector: Selector): TrendReport['limits'] {
  const limits = new Map<string, TrendReport['limits'][number]>()
  for (const judged of context.assessment.tiers.flatMap(({ criteria }) => criteria)) {
    // Its own rule, and the stricter one that decides where there is one.
    const rules = new Set([judged.rule, decidingRuleOf(judged)])
    for (const rule of [...rules].map(readRule)) {
      const [value, text] = [limitOf(rule), askText(rule)]
      if (rule === null || value === null || text === null || !speaksOf(rule, metric, selector)) continue
      const limit = limits.get(text) ?? { value, text, criteria: [] }
      const link = criterionLink(context, judged)
      if (!limit.criteria.some(({ href }) => href === link.href)) limit.criteria.push(link)
      limits.set(text, limit)
    }
  }
  return [...limits.values()]
}

function criterionLink(context: ReportContext, { criterion, verdict }: JudgedCriterion) {
  return {
    text: criterion.text,
    href: context.href.criterion(criterion.id),
    verdictWord: verdictSigns[verdict].word,
  }
}

function speaksOf(rule: Rule, metric: LoadMetric, selector: Selector): boolean {
  if (rule.metric !== metric || rule.limit?.unit !== unitOf(metric)) return false
  if (rule.selector.kind === 'each') return selector.kind === 'endpoint'
  if (rule.selector.kind !== selector.kind) return false
  if (rule.selector.kind === 'name' && selector.kind === 'name') return rule.selector.name === selector.name
  if (rule.selector.kind === 'endpoint' && selector.kind === 'endpoint') return rule.selector.text === selector.text
  return rule.selector.kind === 'all'
}

/** Endpoints of the latest runs, for choosing one. */
function endpointsOf(context: ReportContext): string[] {
  return once(context, 'trend-endpoints', () =>
    [...new Set(context.runs.slice(-25).flatMap(({ endpoints }) => endpoints.map(({ key }) => key)))]
      .sort()
      .slice(0, 400),
  )
}
