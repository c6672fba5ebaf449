import type { Diagnostic } from '~/domain/place'
import type { MetricSample } from '~/domain/report-evidence'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { metricContent } from '../metrics/sample'
import { instantOfEpoch } from '../read-values'
import { note, topOf } from '../report-content'

/** The answer of Redis or Valkey to `INFO`. */
export const redisInfoFormat: EvidenceFormat = {
  id: 'redis-info',
  title: 'Redis INFO',
  family: 'metrics',
  verified: false,
  mismatch({ text }) {
    const isInfo = /^(?:redis_version|valkey_version|keyspace_hits|used_memory):/m.test(text.slice(0, 50_000))
    return isInfo && /^# (?:Server|Stats|Memory|Clients|Keyspace)\b/m.test(text) ? null : 'no section of Redis INFO'
  },
  read: readRedisInfo,
}

/** Counters and sizes taken over as they are, with the unit they have. */
const taken: Record<string, string> = {
  keyspace_hits: 'count',
  keyspace_misses: 'count',
  evicted_keys: 'count',
  expired_keys: 'count',
  connected_clients: 'count',
  used_memory: 'bytes',
  used_memory_rss: 'bytes',
  used_memory_peak: 'bytes',
  maxmemory: 'bytes',
  instantaneous_ops_per_sec: 'req/s',
}

/**
 * The cache hit ratio is hits over lookups since the server started, never a guess from latency.
 * Without a lookup there is none. INFO names no time but, in newer versions, the server's clock.
 */
function readRedisInfo({ text, path }: FormatInput): FormatResult {
  const values = new Map<string, { value: number; line: number }>()
  for (const [index, raw] of text.split('\n').entries()) {
    const match = /^(\w+):(\d+(?:\.\d+)?)\s*$/.exec(raw)
    if (match !== null && Number.isFinite(Number(match[2])))
      values.set(match[1]!, { value: Number(match[2]), line: index + 1 })
  }
  const clock = values.get('server_time_usec')
  const at = clock === undefined ? null : instantOfEpoch(Math.trunc(clock.value / 1000))
  const samples: MetricSample[] = []
  const diagnostics: Diagnostic[] = []
  const add = (metric: string, value: number, unit: string, line: number) =>
    samples.push({ metric, value, unit, at, labels: {}, place: { file: path, line, column: 1 } })
  for (const [metric, unit] of Object.entries(taken)) {
    const found = values.get(metric)
    if (found !== undefined) add(metric, found.value, unit, found.line)
  }
  const [hits, misses] = [values.get('keyspace_hits'), values.get('keyspace_misses')]
  if (hits !== undefined && misses !== undefined) {
    const lookups = hits.value + misses.value
    if (lookups > 0) add('cache_hit_ratio', hits.value / lookups, 'ratio', hits.line)
    else
      diagnostics.push(
        note({ ...topOf(path), line: hits.line }, 'info', 'no-lookups', 'no lookup was made: there is no hit ratio'),
      )
  }
  return metricContent(samples, diagnostics)
}
