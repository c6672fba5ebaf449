import type { EvidenceFormat } from '../format'
import { listOf, objectOf } from '../read-values'
import { readMetricsCsv, readMetricsHeader } from './read-csv'
import { readMetricsJson } from './read-json'

/** A table of `metric,value,unit,at[,labels]`. */
export const metricsCsvFormat: EvidenceFormat = {
  id: 'metrics-csv',
  title: 'metric table (CSV)',
  family: 'metrics',
  verified: true,
  mismatch({ text }) {
    return readMetricsHeader(text) === null ? 'no header `metric,value,unit,at`' : null
  },
  read: readMetricsCsv,
}

/** The same as JSON: a list of samples, or one object that holds it as `metrics`. */
export const metricsJsonFormat: EvidenceFormat = {
  id: 'metrics-json',
  title: 'metric list (JSON)',
  family: 'metrics',
  verified: true,
  mismatch({ json }) {
    const listed = listOf(json)
    const list = listed === null ? listOf(objectOf(json)?.metrics) : listed
    const first = list === null ? null : objectOf(list[0])
    return first !== null && typeof first.metric === 'string' && 'value' in first
      ? null
      : 'no list of `metric` and `value`'
  },
  read: readMetricsJson,
}
