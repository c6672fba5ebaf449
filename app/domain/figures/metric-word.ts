/** Which figure a word of the text names. Load metrics keep the product's names. */
const words: [RegExp, string | null][] = [
  [/\bp(\d{2}(?:\.\d+)?)\b/i, null],
  [/\b(?:error|failure|fail)s?[ -]rates?\b/i, 'error'],
  [/\bsuccess[ -]rates?\b|\bsuccess(?:ful|es)?\b/i, 'success'],
  [/\b(?:rps|throughput|req\/s)\b/i, 'rps'],
  [/\b(?:avg|average|mean)\b/i, 'avg'],
  [/\bmedian\b/i, 'median'],
  [/\bmax(?:imum)?\b/i, 'max'],
  [/\bmin(?:imum)?\b/i, 'min'],
  [/\b(?:requests|reqs?)\b/i, 'requests'],
  [/\b(?:failures?|failed|fails?)\b/i, 'failures'],
  [/\bcoverage\b/i, 'coverage'],
  [/\bpassed\b/i, 'tests_passed'],
  [/\bskipped\b/i, 'tests_skipped'],
  [/\berrors\b/i, 'tests_errors'],
  [/\berror\b/i, 'error'],
  [/\bcollected\b/i, 'tests_collected'],
  [/\btests\b/i, 'tests'],
  [/\bqueries\b/i, 'queries'],
]

export interface MetricWord {
  metric: string
  start: number
  end: number
}

/** Metric words of a text in order of appearance, without overlaps (the earlier pattern wins). */
export function metricWordsIn(text: string): MetricWord[] {
  const found: MetricWord[] = []
  for (const [pattern, metric] of words) {
    for (const match of text.matchAll(new RegExp(pattern.source, 'gi'))) {
      const start = match.index
      const end = start + match[0].length
      if (found.some((other) => start < other.end && other.start < end)) continue
      found.push({ metric: metric ?? `p${match[1]}`, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const latency = new Set(['avg', 'median', 'max', 'min'])

/** Whether a number of this unit can be the value of that metric. A failure count in percent is the error ratio. */
export function metricOfUnit(metric: string, unit: string): string | null {
  if (metric.startsWith('p') || latency.has(metric)) return unit === 'ms' ? metric : null
  if (metric === 'failures') return unit === 'count' ? 'failures' : unit === 'ratio' ? 'error' : null
  if (metric === 'error' || metric === 'success' || metric === 'coverage') return unit === 'ratio' ? metric : null
  if (metric === 'tests_errors' && unit === 'ratio') return 'error'
  if (metric === 'rps') return unit === 'count' || unit === 'req/s' ? 'rps' : null
  return unit === 'count' ? metric : null
}
