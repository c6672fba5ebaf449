/**
 * One slug for the ways in which documents name a metric: "Auth %", "Auth Success" and "Login
 * success rate" are `auth-success-rate`; "P99 (ms)" and "P99 Response" are `p99-response-time`;
 * "P95 V2 (ms)" is `p95-v2`; "Dashboard load time: <200ms P99" is `p99-dashboard`.
 */
const filler =
  /\b(?:response|responses|time|times|load|loads|fast|latency|rate|target|metric|overall|endpoints?|apis?|page|all|the|of|for)\b/g

export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

export function metricSlug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/\((?:ms|s|%|req\/s|rps|mb)\)/g, ' ')
    .replace(/%/g, ' % ')
  const percentile = /\bp(\d{2}(?:\.\d+)?)\b/.exec(plain)
  const rest = slugOf(plain.replace(/\bp\d{2}(?:\.\d+)?\b/, ' ').replace(filler, ' '))
  if (percentile !== null) return rest === '' ? `p${percentile[1]}-response-time` : `p${percentile[1]}-${rest}`
  if (/\b(?:auth\w*|log-?in|sign-?in)\b/.test(plain) && /%|success/.test(plain)) return 'auth-success-rate'
  if (/\b(?:error|failure)s?\b/.test(plain) && !/auth|client/.test(plain)) return 'error-rate'
  if (/\bthroughput\b|\breq\/s\b|\brps\b/.test(plain)) return 'throughput'
  if (/\bwrite\b/.test(plain) && /coverage|operations/.test(plain)) return 'write-coverage'
  if (/\bcache\b/.test(plain) && /\bhit/.test(plain)) return 'cache-hit-ratio'
  if (/^\s*coverage\s*%?\s*$/.test(plain) || /^\s*overall coverage\s*$/.test(plain)) return 'coverage'
  return rest === '' ? slugOf(plain) : rest
}
