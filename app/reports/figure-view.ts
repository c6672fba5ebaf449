import { type RowFigure, unitOf } from '~/domain/compare'
import type { LoadMetric } from '~/domain/vocabulary'
import { countOf, formatCount, formatInterval, formatValue, worseFor } from './format'
import type { FigureView } from './types-compare'

/** A figure of a row as text, with the interval of its true size where it is not exact. */
export function figureView(figure: RowFigure | null, metric: LoadMetric): FigureView {
  if (figure === null) return { value: null, text: 'N/A', intervalText: null, samplesText: null, few: false }
  const { measured, samples } = figure
  const context = { worse: worseFor(metric) }
  const { counts } = measured
  return {
    value: measured.value,
    text: formatValue(measured.value, measured.unit, context).text,
    intervalText: figure.unbounded ? 'precision unknown' : formatInterval(measured, context),
    samplesText:
      counts !== null
        ? `${formatCount(counts.part)} of ${formatCount(counts.whole)}`
        : samples === null
          ? null
          : countOf(samples, 'request'),
    few: figure.few,
  }
}

/** "+120 ms (+34 %)": the difference of two figures as the tool printed them. */
export function shiftText(shift: number | null, base: number | null, metric: LoadMetric): string | null {
  if (shift === null) return null
  if (shift === 0) return '±0'
  const sign = shift > 0 ? '+' : '−'
  const unit = unitOf(metric)
  const size = formatValue(Math.abs(shift), unit)
  const text = unit === 'ratio' ? `${size.number} points` : size.text
  if (base === null || base === 0 || unit === 'ratio') return `${sign}${text}`
  const percent = Math.round((Math.abs(shift) / base) * 100)
  return `${sign}${text} (${sign}${formatCount(percent)} %)`
}
