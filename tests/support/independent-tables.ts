import type { PlainRow, PlainRun } from './independent-samples'

/** A second reading of tables of finished figures, written apart from the importers. */

export function jmeterStatistics(text: string): PlainRun {
  const rows: Record<string, PlainRow> = {}
  for (const block of text.split(/"transaction"\s*:/).slice(1)) {
    const label = /^\s*"([^"]*)"/.exec(block)![1]!
    const get = (name: string) => Number(new RegExp(`"${name}"\\s*:\\s*([-\\d.eE]+)`).exec(block)![1])
    const at = { 90: get('pct1ResTime'), 95: get('pct2ResTime'), 99: get('pct3ResTime') }
    const [requests, failures] = [get('sampleCount'), get('errorCount')]
    rows[label] = { requests, failures, avg: get('meanResTime'), min: get('minResTime'), max: get('maxResTime'), at }
  }
  const { Total: all, ...others } = rows
  return { all: all!, rows: others }
}

export function jmeterAggregate(text: string): PlainRun {
  const rows: Record<string, PlainRow> = {}
  for (const line of text.trim().split('\n').slice(1)) {
    const [label, requests, avg, median, p90, p95, p99, min, max, error] = line.split(',')
    const failures = (Number(requests) * Number(error!.replace('%', ''))) / 100
    const at = { 90: Number(p90), 95: Number(p95), 99: Number(p99) }
    rows[label!] = { requests: Number(requests), failures, avg: Number(avg), min: Number(min), max: Number(max), at }
    if (Number(median) < Number(min)) throw new Error('columns are elsewhere')
  }
  const { TOTAL: all, ...others } = rows
  return { all: all!, rows: others }
}

/** The first figures of the file, which are those of all requests. */
export function gatlingGlobal(text: string): PlainRun {
  const part = (name: string, which: string) => {
    const block = new RegExp(`"${name}": \\{([^}]*)\\}`).exec(text)![1]!
    return Number(new RegExp(`"${which}": "?([^",\\n]*(?:,\\d{3})*)`).exec(block)![1]!.replace(/[ ,]/g, ''))
  }
  const total = (name: string) => part(name, 'total')
  const at = {
    50: total('percentiles1'),
    75: total('percentiles2'),
    95: total('percentiles3'),
    99: total('percentiles4'),
  }
  const [requests, failures] = [total('numberOfRequests'), part('numberOfRequests', 'ko')]
  const avg = total('meanResponseTime')
  return {
    all: { requests, failures, avg, min: total('minResponseTime'), max: total('maxResponseTime'), at },
    rows: {},
  }
}
