import type { Assessment } from '~/domain/assessment'
import { type ComparedRow, type Comparison, changeKinds, compareRuns } from '~/domain/compare'
import type { Run } from '~/domain/evidence'
import type { LoadMetric } from '~/domain/vocabulary'
import { changeTokens } from './change-tokens'
import { compareChart } from './compare-chart'
import { resolveNames } from './compare-query'
import { momentOf } from './evidence-list'
import { figureView, shiftText } from './figure-view'
import { formatCount } from './format'
import { manifestOf } from './manifest'
import { changeWords, comparableSentences, metricName, obstacleSentence } from './messages/compare'
import { type ReportContext, reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { ComparedRowView, ComparePage, CompareQuery, CompareReport } from './types-compare'

/** The page that compares: what was asked for, what it means, and the comparison where two runs are named. */
export function comparePage(assessment: Assessment, input: ReportInput, query: CompareQuery): ComparePage {
  const context = reportContext(assessment, input)
  const { labels, trouble } = resolveNames(context, query.names)
  const runs = inOrder(
    labels.map((label) => context.run(label) as Run),
    query,
  )
  const [base, ...others] = runs
  const isEnough = base !== undefined && others.length > 0
  if (query.names.length > 0 && !isEnough && trouble.length === 0) trouble.push('One run alone compares with nothing.')
  return {
    trouble,
    names: isEnough ? runs.map(({ label }) => context.short(label)) : query.names,
    suggestions: context.runs
      .slice(-60)
      .toReversed()
      .map(({ label }) => ({ label, short: context.short(label) })),
    moment: momentOf(context),
    report: isEnough ? compareReport(context, [base, ...others], query.metric) : null,
  }
}

/** A form sends the runs as they stand on the page: the earliest of them is the base. */
function inOrder(runs: Run[], { names }: CompareQuery): Run[] {
  if (names.length < 2 || runs.some(({ effectiveAt }) => effectiveAt === null)) return runs
  return runs.toSorted((a, b) => Date.parse(a.effectiveAt as string) - Date.parse(b.effectiveAt as string))
}

export function compareReport(context: ReportContext, runs: [Run, ...Run[]], metric: LoadMetric): CompareReport {
  const comparison = compareRuns(runs, metric, context.assessment.findings)
  const labels = runs.map(({ label }) => label)
  const rows = comparison.rows.map((row) => rowView(context, comparison, row))
  return {
    metric,
    metricText: metricName(metric),
    metrics: offered.map((value) => ({
      value,
      label: metricName(value),
      href: context.href.compare(labels, { metric: value === 'p95' ? null : value }),
      on: value === metric,
    })),
    runs: runs.map((run, at) => ({
      label: run.label,
      short: context.short(run.label),
      href: context.href.run(run.label),
      base: at === 0,
      tainted: context.isTainted(run.label),
      atText: run.effectiveAt === null ? 'time unknown' : run.effectiveAt,
    })),
    comparable: comparison.comparable,
    comparableText: comparableSentences[comparison.comparable],
    obstacles: comparison.obstacles.map((obstacle) => ({
      sentence: obstacleSentence(obstacle, context.short),
      refuses: obstacle.weight === 'refuses',
    })),
    manifest: manifestRows(context, runs),
    countsText: countsText(comparison),
    aggregate: comparison.aggregate === null ? null : rowView(context, comparison, comparison.aggregate),
    rows,
    ...compareChart(context, comparison),
  }
}

const offered: LoadMetric[] = ['p50', 'p95', 'p99', 'avg', 'max', 'error', 'rps', 'requests']

function manifestRows(context: ReportContext, runs: Run[]): CompareReport['manifest'] {
  const lists = runs.map((run) => manifestOf(context, run))
  const labels = [...new Set(lists.flatMap((items) => items.map(({ label }) => label)))].filter(
    (label) => label !== 'Note',
  )
  return labels.map((label) => {
    const values = lists.map((items) => items.find((item) => item.label === label)?.text ?? 'not stated')
    return { label, values, differs: new Set(values).size > 1 }
  })
}

function countsText({ rows }: Comparison): string {
  const kinds = rows.flatMap(({ changes }) => changes.map(({ kind }) => kind))
  const parts = changeKinds
    .map((kind) => [kind, kinds.filter((one) => one === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${formatCount(count)} ${changeWords[kind]}`)
  return parts.length === 0 ? 'no endpoints' : parts.join(' · ')
}

function rowView(context: ReportContext, { base, metric }: Comparison, row: ComparedRow): ComparedRowView {
  const isAggregate = row.key === '*'
  return {
    key: row.key,
    name: isAggregate ? 'all requests' : row.key,
    href: context.href.run(row.baseRow === null ? lastRun(row) : base.label, row.key),
    trendHref: context.href.trend({ metric, endpoint: isAggregate ? null : row.key }),
    base: figureView(row.base, metric),
    changes: row.changes.map((change) => ({
      run: change.run,
      kind: change.kind,
      word: changeWords[change.kind],
      token: changeTokens[change.kind],
      figure: figureView(change.figure, metric),
      shiftText: shiftText(change.shift, row.base === null ? null : row.base.measured.value, metric),
      shift: change.shift,
    })),
    damage: row.damage,
  }
}

function lastRun({ changes }: ComparedRow): string {
  return (changes.findLast(({ row }) => row !== null) ?? changes[0]!).run
}
