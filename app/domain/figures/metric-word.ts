/** Which figure a word of the text names. Load metrics keep the product's names. */
const words: [RegExp, string | null][] = [
  [/\bp(\d{2}(?:\.\d+)?)\b/gi, null],
  [/\b(?:error|failure|fail)s?[ -]rates?\b/gi, 'error'],
  [/\bsuccess[ -]rates?\b|\bsuccess(?:ful|es)?\b/gi, 'success'],
  [/\b(?:rps|throughput|req\/s)\b/gi, 'rps'],
  [/\b(?:avg|average|mean)\b/gi, 'avg'],
  [/\bmedian\b/gi, 'median'],
  [/\bmax(?:imum)?\b/gi, 'max'],
  [/\bmin(?:imum)?\b/gi, 'min'],
  [/\b(?:requests|reqs?)\b/gi, 'requests'],
  [/\b(?:failures?|failed|fails?)\b/gi, 'failures'],
  [/\bcoverage\b/gi, 'coverage'],
  [/\bpassed\b/gi, 'tests_passed'],
  [/\bskipped\b/gi, 'tests_skipped'],
  [/\berrors\b/gi, 'tests_errors'],
  [/\berror\b/gi, 'error'],
  [/\bcollected\b/gi, 'tests_collected'],
  [/\btests\b/gi, 'tests'],
  [/\bqueries\b/gi, 'queries'],
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
    for (const match of text.matchAll(pattern)) {
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
