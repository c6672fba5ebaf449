import type { FailureGroup, FigureRow, History } from '~/domain/evidence'
import { instantOfMs } from '../read-values'
import { nameOfLabel } from './row-name'
import { failureCollector } from './sample-failures'
import { type SampleGroup, sampleRow } from './sample-figures'
import { timeline } from './sample-history'

/** One request as a tool logged it. */
export interface Sample {
  label: string
  /** Where the tool records it apart from the label. */
  method: string | null
  elapsedMs: number
  /** Milliseconds on any clock; null where the tool logged none or it cannot be read. */
  startMs: number | null
  /** null where the log does not say. */
  failed: boolean | null
  /** Why it failed, in the tool's words. */
  error: string
  bytes: number | null
  /** Virtual users at that moment. */
  users: number | null
  line: number
}

export interface SampledFigures {
  aggregate: FigureRow | null
  endpoints: FigureRow[]
  failures: FailureGroup[]
  history: History | null
  /** First start and last end, in milliseconds on the log's clock; null without one. */
  window: { startMs: number; endMs: number } | null
  users: number | null
}

/** `epoch` counts from 1970 UTC, `local` has no time zone and gives durations alone; null is no clock at all. */
export type LogClock = 'epoch' | 'local' | null

export interface SampleCollector {
  add(sample: Sample): void
  count(): number
  figures(file: string, clock: LogClock): SampledFigures
}

/** Takes samples one by one and keeps of each only its times, so that a log of a million rows fits. */
export function collectSamples(): SampleCollector {
  const groups = new Map<string, SampleGroup>()
  const failures = failureCollector()
  const line = timeline()
  const state = { count: 0, from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY, timed: true, users: -1 }

  function groupOf(sample: Sample): SampleGroup {
    const id = sample.method === null ? sample.label : `${sample.method}\0${sample.label}`
    const known = groups.get(id)
    if (known !== undefined) return known
    const made = { ...nameOfLabel(sample.label, sample.method), line: sample.line, elapsed: [], failures: 0, bytes: 0 }
    groups.set(id, made)
    return made
  }

  return {
    add(sample) {
      const group = groupOf(sample)
      group.elapsed.push(sample.elapsedMs)
      if (sample.failed === null) group.failures = null
      else if (sample.failed && group.failures !== null) group.failures += 1
      group.bytes = sample.bytes === null || group.bytes === null ? null : group.bytes + sample.bytes
      state.count += 1
      if (sample.users !== null && sample.users > state.users) state.users = sample.users
      const endMs = sample.startMs === null ? null : sample.startMs + sample.elapsedMs
      if (sample.startMs === null || endMs === null) state.timed = false
      else {
        state.from = Math.min(state.from, sample.startMs)
        state.to = Math.max(state.to, endMs)
        line.add(endMs, sample)
      }
      if (sample.failed === true) failures.add(group, sample.error, endMs)
    },
    count: () => state.count,
    figures(file, clock) {
      const window = clock !== null && state.timed && state.count > 0 ? { startMs: state.from, endMs: state.to } : null
      const spanS = window === null ? null : (window.endMs - window.startMs) / 1000
      const all = [...groups.values()]
      return {
        aggregate: all.length === 0 ? null : sampleRow(wholeOf(all), spanS, file),
        endpoints: all.map((group) => sampleRow(group, spanS, file)),
        failures: failures.groups(clock === 'epoch' ? instantOfMs : () => null),
        history: clock === 'epoch' && window !== null ? line.history(window) : null,
        window,
        users: state.users < 0 ? null : state.users,
      }
    },
  }
}

function wholeOf(groups: SampleGroup[]): SampleGroup {
  const whole: SampleGroup = { key: '*', method: null, name: 'Total', line: 1, elapsed: [], failures: 0, bytes: 0 }
  whole.line = groups[0]!.line
  for (const group of groups) {
    for (const value of group.elapsed) whole.elapsed.push(value)
    whole.failures = group.failures === null || whole.failures === null ? null : whole.failures + group.failures
    whole.bytes = group.bytes === null || whole.bytes === null ? null : whole.bytes + group.bytes
  }
  return whole
}
