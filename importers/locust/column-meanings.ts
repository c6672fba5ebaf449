import type { LocustFileKind } from '~/domain/evidence'
import type { ColumnKey } from './columns'

/**
 * What each declared column holds, with its unit and how exactly it is printed; the format reference
 * is written from this. An empty cell, `N/A` and `nan` mean that the file does not give the figure,
 * in every column: it is then unknown, never zero.
 */
export const columnMeanings = {
  method: 'the verb, or any word that the test gave; may be empty',
  name: 'the name of the row; `Aggregated`, or `Total` before 1.0, is the whole run',
  requests: 'requests, failed ones with them; a whole number',
  failures: 'requests that the test counted as failed; a whole number',
  medianMs: 'ms, from the same buckets as the percentiles',
  avgMs: 'ms, over all requests, failed ones with them',
  minMs: 'ms, exact: no bucket',
  maxMs: 'ms, exact: no bucket; decides where a percentile cannot',
  avgBytes: 'bytes of the response on average, over all requests',
  rps: 'requests per second, over the time from the first to the last request; in a history file the rate of the last seconds',
  failuresPerS: 'failures per second; before 1.0 “Requests Failed/s”',
  timestampS: 'seconds since 1970, UTC',
  users: 'users at that moment',
  error: 'the message of the failure',
  occurrences: 'how often it came; a whole number',
  firstSeen: 'seconds since 1970 (from 2.44 on)',
  lastSeen: 'seconds since 1970 (from 2.44 on)',
  count: 'how often the exception came',
  message: 'the message of the exception',
  traceback: 'the trace as Python prints it',
  nodes: 'the workers that met it',
} satisfies Record<ColumnKey, string>

/** What each file of the family is for, and what is unknown without it. */
export const kindMeanings = {
  stats: 'one row for each endpoint and one for the whole run; without it the run has no figures',
  history: 'the run second by second: its clock, its users, its ramp; without it the run has no time of its own',
  failures: 'failures by message; without it only their count is known',
  exceptions: 'exceptions of the test’s own code',
  requests: 'before 0.13.3: the rows without percentiles',
  distribution: 'before 0.13.3: the percentiles of the rows',
} satisfies Record<LocustFileKind, string>
