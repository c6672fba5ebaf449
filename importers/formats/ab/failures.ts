/** What a report says of failed requests. */
export interface FailureCounts {
  /** "Failed requests". */
  failed: number | null
  /** "Non-2xx responses": 0 where the line is missing, for ab prints it only when there are some. */
  non2xx: number | null
  /** The kinds of failed requests; null where ab did not print them, as when none failed. */
  kinds: { unanswered: number; length: number } | null
}

/**
 * How many of the complete requests failed, from which to which number. A response of another
 * length than the first is a failure to ab and none for a page that changes: it may be one, or may
 * be one of the responses besides 2xx. null where the report does not say.
 */
export function failuresOf(counts: FailureCounts, requests: number): { low: number; high: number } | null {
  const { failed, non2xx, kinds } = counts
  if (failed === null || non2xx === null) return null
  const within = (value: number) => Math.min(requests, Math.max(0, value))
  if (failed === 0) return { low: within(non2xx), high: within(non2xx) }
  if (kinds === null) return { low: within(non2xx), high: within(non2xx + failed) }
  // An exchange that broke off is counted once more where its length differs.
  return { low: within(Math.max(non2xx, kinds.unanswered)), high: within(non2xx + failed) }
}

export function failuresMessage(counts: FailureCounts, range: { low: number; high: number } | null): string | null {
  const { failed, non2xx, kinds } = counts
  if (range === null) return 'the report does not say how many requests failed'
  if (range.low !== range.high) {
    const lengths = kinds === null ? '' : `, ${kinds.length} of them for their length`
    return `${failed} failed by ab's count${lengths}, and ${non2xx} responses besides 2xx: from ${range.low} to ${range.high} failed`
  }
  if (non2xx !== null && non2xx > 0)
    return `${non2xx} responses besides 2xx, which ab does not count as failed, are failures`
  return null
}
