import { resolveRunLabel } from '~/domain/labels'
import { type LoadMetric, loadMetrics } from '~/domain/vocabulary'
import type { ReportContext } from './report-context'
import type { CompareQuery } from './types-compare'

/** More columns than these nobody reads. */
export const mostRuns = 6

/** What an address asks to compare: `?run=a&run=b&metric=p95`. */
export function compareQuery(parameters: Pick<URLSearchParams, 'get' | 'getAll'>): CompareQuery {
  const names = parameters
    .getAll('run')
    .map((name) => name.trim().slice(0, 300))
    .filter((name) => name !== '')
  return { names: [...new Set(names)], metric: readMetric(parameters.get('metric')) ?? 'p95' }
}

export function readMetric(text: string | null): LoadMetric | null {
  return loadMetrics.find((metric) => metric === text) ?? null
}

/** Labels that the words mean, as the command line reads them, and a sentence for each that means none or several. */
export function resolveNames(
  context: ReportContext,
  names: readonly string[],
): { labels: string[]; trouble: string[] } {
  const known = context.runs.map(({ label }) => label)
  const labels: string[] = []
  const trouble: string[] = []
  for (const name of names) {
    const found = resolveRunLabel(name, known)
    if ('label' in found) labels.push(found.label)
    else if (found.candidates.length === 0) trouble.push(`No run is called “${name}”.`)
    else trouble.push(`“${name}” could be any of ${found.candidates.slice(0, 6).join(', ')}.`)
  }
  const unique = [...new Set(labels)]
  if (unique.length > mostRuns) trouble.push(`At most ${mostRuns} runs are compared; the rest is left out.`)
  return { labels: unique.slice(0, mostRuns), trouble }
}
