import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { eachLine, jsonLine } from '../json-lines'
import { numberOf } from '../load-content'
import { instantOfText, type JsonObject, objectOf, textOf } from '../read-values'
import { pointReader, wantedMetrics } from './points'

/**
 * `k6 run --out json`: one JSON object per line, definitions of metrics and points. Read like the
 * CSV output; stamps hold nanoseconds. Never tried on real output of the tool.
 */
export const k6JsonLines: EvidenceFormat = {
  id: 'k6-json',
  title: 'k6 points (JSON lines)',
  family: 'load',
  verified: false,
  mismatch({ text }) {
    const first = jsonLine(text)
    if (first === null) return 'its first line is no JSON object'
    const known = first.type === 'Metric' || first.type === 'Point'
    return known && typeof first.metric === 'string' ? null : 'its first line has no type Metric or Point'
  },
  read: readJsonLines,
}

function readJsonLines(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const reader = pointReader(list)
  let damaged = false
  eachLine(input.text, (text, line) => {
    // Most lines are of metrics that nobody asks about: they need no parsing.
    if (!text.includes('"http_req') && !text.includes('"vus"')) return
    const object = jsonLine(text)
    if (object === null) {
      damaged = true
      list.report('error', 'bad-json-line', line, 'the line is no JSON object; it is left out')
      return
    }
    const metric = textOf(object.metric)
    const data = objectOf(object.data)
    if (object.type !== 'Point' || metric === null || data === null || !wantedMetrics.has(metric)) return
    const value = numberOf(data.value)
    if (value === null) {
      damaged = true
      list.report('error', 'bad-number', line, 'the point has no number as value; it is left out')
      return
    }
    const time = textOf(data.time)
    const read = instantOfText(time)
    const tags: JsonObject = objectOf(data.tags) ?? {}
    const tag = (name: string) => textOf(tags[name]) ?? ''
    reader.add({
      metric,
      value,
      atMs: read === null ? null : Date.parse(read.instant),
      tags: {
        name: textOf(tags.name) ?? tag('url'),
        method: tag('method'),
        status: tag('status'),
        error: tag('error'),
        expected: tag('expected_response'),
      },
      line,
    })
  })
  return reader.finish(input.path, 'k6 --out json', { damaged, wholeSeconds: false })
}
