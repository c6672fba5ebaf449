/**
 * Formats that were read from a tool's source or documentation and never tried on real output of it.
 * A figure read by one of them is shown with that remark. The readers say the same of themselves; a
 * test keeps both equal.
 */
const untriedFormats: ReadonlySet<string> = new Set([
  'artillery-1',
  'coverage-py',
  'gatling-simulation-log',
  'gatling-stats-json',
  'k6-json',
  'k6-machine-summary',
  'k6-summary-export',
  'locust-html',
  'locust-json',
  'mocha-json',
  'oha',
  'redis-info',
  'vegeta-csv',
  'vegeta-json',
  'wrk2',
])

/** False where the reader of that format was never tried on real output of the tool. */
export function isTriedFormat(format: string | undefined): boolean {
  return format === undefined || !untriedFormats.has(format)
}
