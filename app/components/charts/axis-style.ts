/** Presentation shared by the charts: thin rules, tabular type, no animation. */
export const tick = { fontFamily: '"IBM Plex Mono", monospace', fontSize: 11, fill: 'var(--secondary)' }
export const axisLine = { stroke: 'var(--hairline)' }
export const tooltipStyle = {
  background: 'var(--raised)',
  border: '1px solid var(--hairline)',
  borderRadius: 3,
  fontSize: 12,
  padding: '6px 10px',
}
export const seriesColours = [
  'var(--ink)',
  'var(--gold)',
  'var(--waived)',
  'var(--not-met)',
  'var(--met)',
  'var(--stale)',
]

/** Milliseconds as an axis label: "250 ms", "2 s", "1.5 s". */
export function axisMs(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${Number((ms / 1000).toFixed(1))} s`
}

/** Seconds since the start as "m:ss". */
export function axisTime(s: number): string {
  return `${Math.floor(s / 60)}:${String(Math.round(s % 60)).padStart(2, '0')}`
}
