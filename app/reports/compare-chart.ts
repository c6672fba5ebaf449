import type { ComparedRow, Comparison, RowFigure } from '~/domain/compare'
import { changeTokens } from './change-tokens'
import { figureView } from './figure-view'
import type { ReportContext } from './report-context'
import { makeScale } from './scale'
import type { CompareBar, CompareReport } from './types-compare'

/** More rows than these are read in the table. */
const most = 14

/** The rows that changed most as bands on one scale, in percent of the width. */
export function compareChart(
  context: ReportContext,
  comparison: Comparison,
): Pick<CompareReport, 'chart' | 'chartText'> {
  const rows = chosen(comparison)
  const figures = rows.flatMap((row) => figuresOf(row).map(({ figure }) => figure.measured))
  const scale = makeScale(
    figures.flatMap(({ low, high, value }) => [low, Number.isFinite(high) ? high : value, value]),
    0,
    100,
    true,
  )
  const scaleText = scale.kind === 'log' ? 'logarithmic scale' : 'linear scale'
  return {
    chart: rows.map((row): CompareBar => {
      const name = row.key === '*' ? 'all requests' : row.key
      const bands = figuresOf(row).map(({ figure, run, base, token }) => {
        const { low, high, value } = figure.measured
        const from = scale(low)
        const view = figureView(figure, comparison.metric)
        const short = context.short(base ? comparison.base.label : run)
        return {
          short,
          from,
          width: Math.max(0.8, scale(Number.isFinite(high) ? high : value) - from),
          at: scale(value),
          base,
          token,
          text: `${short}: ${view.text}${view.intervalText === null ? '' : ` (${view.intervalText})`}`,
        }
      })
      return { key: row.key, name, bands, words: `${name}. ${bands.map(({ text }) => text).join('; ')}` }
    }),
    chartText: `the ${rows.length} that moved most, ${scaleText}; outline is ${context.short(comparison.base.label)}`,
  }
}

function chosen({ aggregate, rows }: Comparison): ComparedRow[] {
  const drawn = rows.filter((row) => figuresOf(row).length > 1)
  const moved = drawn.filter(({ changes }) => changes.some(({ kind }) => kind === 'worse' || kind === 'better'))
  const worst = moved.slice(0, most - 4)
  const best = moved.slice(most - 4).slice(-3)
  const quiet = drawn.filter((row) => !moved.includes(row)).slice(0, Math.max(0, 6 - worst.length))
  return [...(aggregate === null || figuresOf(aggregate).length < 2 ? [] : [aggregate]), ...worst, ...best, ...quiet]
}

function figuresOf(row: ComparedRow) {
  const all = [
    { figure: row.base, run: '', base: true, token: 'secondary' as const },
    ...row.changes.map((change) => ({
      figure: change.figure,
      run: change.run,
      base: false,
      token: changeTokens[change.kind],
    })),
  ]
  return all.filter((one): one is (typeof all)[number] & { figure: RowFigure } => one.figure !== null)
}
