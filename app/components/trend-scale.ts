/** Height of the plot between its margins, px. */
export const plotTop = 14
export const plotBottom = 196

interface Measured {
  value: number | null
  low: number | null
  high: number | null
}

/**
 * From a measured value to px from the top. Logarithmic where the values span more than tenfold, so
 * that one run of two minutes does not flatten all others; the limit always lies within.
 */
export function trendScale(points: Measured[], limit: number | null): (value: number) => number {
  const values = points.flatMap(({ value, low, high }) => [value, low, high])
  const known = [...values, limit].filter((value): value is number => value !== null && Number.isFinite(value))
  if (known.length === 0) return () => plotBottom
  const least = Math.min(...known)
  const most = Math.max(...known)
  const logarithmic = least > 0 && most / least > 10
  const project = logarithmic ? Math.log10 : (value: number) => value
  const from = project(least)
  const span = project(most) - from
  return (value) => {
    if (span === 0) return (plotTop + plotBottom) / 2
    const share = (project(Math.max(value, least)) - from) / span
    return Number((plotBottom - share * (plotBottom - plotTop)).toFixed(1))
  }
}
