/**
 * Every number of the forensic checks, each with its reason. Thresholds that a program may
 * set are settings, not policy; these are the product's own (semantics §5).
 */
export const policy = {
  /** From half of the logins failing on, the users behind the other figures were mostly not logged in. */
  authCollapseShare: { part: 1, whole: 2 },
  /** Two endpoints may agree on a size by chance; three agreeing to the byte with the login page do not. */
  sharedSizeEndpoints: 3,
  /** One busy endpoint is enough when it carries a quarter of everything counted as success. */
  loginPageShare: { part: 1, whole: 4 },
  /** Below four reads, "most of them" says nothing. */
  uniformMinEndpoints: 4,
  /** An answer of more than double or less than half the size is another page, or another database. */
  sizeShift: 2,
  /** Load of up to double or down to half requests the same endpoints in much the same mix. */
  comparableUsers: 2,
  /** Beyond 1 % failures a 99th percentile may consist of failures alone. */
  latencyFailureShare: { part: 1, whole: 100 },
  /**
   * The history is written once a second and flushed every few: in healthy runs its last total
   * lags the final one by up to about five seconds of throughput. Twice that is no lag any more.
   */
  historyLagS: 10,
  /** Figures are compared as printed; this absorbs the noise of summing binary fractions. */
  relativeNoise: 1e-6,
  /**
   * Another rounding shows in most figures of a run. Up to a tenth of them off the documented grid
   * is no rounding: of whole milliseconds nine in ten would stand off it.
   */
  strayShare: { part: 1, whole: 10 },
  /** Beyond this many rows (one per user, say) pooling is left out: it grows with the square. */
  pooledRows: 2000,
  /** All rates of one file share one divisor, so durations agree far better than this. */
  durationNoise: 1e-3,
  /** Under a minute, ramp-up and warm-up are most of what was measured. */
  shortRunS: 60,
  /** Beyond a tenth of the run the climb to full load colours its percentiles. */
  rampShare: 0.1,
} as const
