import type { LoadTool } from '~/domain/evidence'
import type { RunContent } from '../format'
import { resultAt } from '../load-content'
import type { SampledFigures } from './collect-samples'

/**
 * A run from figures that were computed from all its samples. The clock is the log's own where it
 * counts from 1970; a clock without a time zone gives a duration and no start.
 */
export function sampledRun(
  tool: LoadTool,
  dialect: string,
  figures: SampledFigures,
  options: { isEpoch: boolean; truncated: boolean },
): RunContent {
  const { window, aggregate } = figures
  const seconds = window === null ? null : (window.endMs - window.startMs) / 1000
  return {
    tool,
    dialect,
    users: figures.users === null ? null : { value: figures.users, source: 'result' },
    startedAt: window === null || !options.isEpoch ? null : resultAt(window.startMs),
    endedAt: window === null || !options.isEpoch ? null : resultAt(window.endMs),
    durationS: seconds === null ? null : { value: seconds, source: 'derived' },
    activeS: seconds === null ? null : { value: seconds, source: 'derived' },
    aggregate,
    endpoints: figures.endpoints,
    failures: figures.failures,
    exceptions: [],
    history: figures.history,
    precision: 'exact',
    truncated: options.truncated || aggregate === null,
  }
}
