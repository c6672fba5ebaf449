/** Maps values to px; linear, or logarithmic where the values span more than a factor of 20. */
export interface Scale {
  (value: number): number
  kind: 'linear' | 'log'
}

/** `from` is where the smallest value lies, in px; values outside are held at the ends. */
export function makeScale(values: readonly number[], from: number, to: number, includeZero: boolean): Scale {
  const finite = values.filter(Number.isFinite)
  const max = finite.length === 0 ? 1 : Math.max(...finite)
  const positive = finite.filter((value) => value > 0)
  const least = positive.length === 0 ? 1 : Math.min(...positive)
  const logarithmic = positive.length > 1 && max / least > 20 && !finite.some((value) => value < 0)
  if (logarithmic) return logScale(least / 1.5, max * 1.2, from, to)
  const min = includeZero ? Math.min(0, ...finite) : Math.min(...finite, max)
  return linearScale(min, max === min ? min + 1 : max, from, to)
}

export function linearScale(min: number, max: number, from: number, to: number): Scale {
  return scaleOf('linear', from, to, (value) => (value - min) / (max - min))
}

function logScale(min: number, max: number, from: number, to: number): Scale {
  const low = Math.log(min)
  const high = Math.log(max)
  return scaleOf('log', from, to, (value) => (value <= 0 ? 0 : (Math.log(value) - low) / (high - low)))
}

function scaleOf(kind: Scale['kind'], from: number, to: number, share: (value: number) => number): Scale {
  const scale = (value: number) => {
    const at = Math.min(1, Math.max(0, share(value)))
    return toPixel(from + at * (to - from))
  }
  return Object.assign(scale, { kind })
}

/** Tenths of a pixel keep the markup short. */
export function toPixel(value: number): number {
  return Math.round(value * 10) / 10
}
