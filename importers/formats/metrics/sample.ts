import type { Diagnostic, Place } from '~/domain/place'
import type { MetricSample } from '~/domain/report-evidence'
import type { FormatResult } from '../format'
import { instantOfText, laterOf } from '../read-values'
import { note, refused, statedTime } from '../report-content'

/** A sample's parts as they are written, '' where nothing is. */
export interface WrittenSample {
  metric: string
  value: string
  unit: string
  at: string
  labels: Record<string, string>
}

/** A number in plain notation; a value that could be two ("1,234") or carries its unit is none. */
const plainNumber = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?$/i

/** One sample, or a diagnostic where its value or time cannot be read: it is left out, and named. */
export function sampleOf(written: WrittenSample, place: Place, diagnostics: Diagnostic[]): MetricSample | null {
  const { metric, unit, at, labels } = written
  const say = (what: string) => {
    diagnostics.push(note(place, 'error', 'metric-sample', `${metric === '' ? 'a sample' : metric}: ${what}; left out`))
    return null
  }
  if (metric === '') return say('no metric is named')
  const [digits, ownUnit] = unitOf(written.value)
  if (!plainNumber.test(digits)) return say(`"${written.value.slice(0, 40)}" is no number`)
  if (ownUnit !== '' && unit !== '' && ownUnit !== unit) return say(`the value says "${ownUnit}", the unit "${unit}"`)
  const time = at === '' ? null : instantOfText(at)
  if (at !== '' && time === null) return say(`"${at.slice(0, 40)}" is no time`)
  if (time !== null && !time.zoned && !diagnostics.some(({ rule }) => rule === 'time-without-zone'))
    diagnostics.push(note(place, 'info', 'time-without-zone', 'the time names no time zone; read as UTC'))
  return {
    metric,
    value: Number(digits),
    unit: unit === '' ? ownUnit : unit,
    at: time === null ? null : time.instant,
    labels,
    place,
  }
}

/** "87.5%" is a number and its unit. */
function unitOf(value: string): [digits: string, unit: string] {
  return value.endsWith('%') ? [value.slice(0, -1).trim(), '%'] : [value, '']
}

/** A metric report; refused where no sample could be read. */
export function metricContent(samples: MetricSample[], diagnostics: Diagnostic[]): FormatResult {
  if (samples.length === 0) return refused('it holds no sample that could be read', diagnostics)
  const latest = samples.reduce<string | null>((known, { at }) => laterOf(known, at), null)
  return { kind: 'report', report: { kind: 'metrics', effectiveAt: statedTime(latest), samples }, diagnostics }
}
