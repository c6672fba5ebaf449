import type { Diagnostic } from '~/domain/place'
import type { FormatInput, FormatResult } from '../format'
import { placeFinder } from '../place-in-json'
import { listOf, objectOf } from '../read-values'
import { note, refused } from '../report-content'
import { metricContent, sampleOf } from './sample'

/** Samples of a list; labels are an object of words. */
export function readMetricsJson(input: FormatInput): FormatResult {
  const listed = listOf(input.json)
  const list = listed === null ? listOf(objectOf(input.json)?.metrics) : listed
  if (list === null) return refused('no list of samples')
  const find = placeFinder(input)
  const diagnostics: Diagnostic[] = []
  const samples = list.flatMap((one) => {
    const entry = objectOf(one)
    const metric = entry === null ? '' : wordOf(entry.metric)
    const place = find(metric)
    if (entry === null) {
      diagnostics.push(note(place, 'error', 'metric-sample', 'an entry is no object; left out'))
      return []
    }
    const written = { metric, value: wordOf(entry.value), unit: wordOf(entry.unit), at: wordOf(entry.at) }
    const sample = sampleOf({ ...written, labels: labelsOf(entry.labels) }, place, diagnostics)
    return sample === null ? [] : [sample]
  })
  return metricContent(samples, diagnostics)
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

function labelsOf(value: unknown): Record<string, string> {
  const labels = objectOf(value)
  if (labels === null) return {}
  return Object.fromEntries(Object.entries(labels).map(([key, word]) => [key, wordOf(word)]))
}
