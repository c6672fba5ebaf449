import { countOf, formatCount } from '../format'

/** What the drawing says to those who do not see it. */
export function trendWords(metric: string, subject: string, runs: number, limits: number): string {
  const lines = limits === 0 ? 'no criterion states a limit for it' : `${countOf(limits, 'limit line')}`
  return `${metric} of ${subject} in ${countOf(runs, 'run')}, oldest on the left; ${lines}`
}

export function trendEmpty(runs: number, metric: string, subject: string): string {
  if (runs === 0) return 'No run is at hand: import load-test files.'
  return `None of ${countOf(runs, 'run')} with a known time states ${metric} of ${subject}.`
}

export const trendLede =
  'Every run that states the figure, with the interval of its true size; a hollow dot is tainted. Limits are those of the criteria that ask for this very figure.'

export const noLimit = 'No criterion asks for this figure.'

/** Why a criterion's page lists no run. */
export const trendTexts = {
  empty: 'No qualifying run measures it.',
  left: (shown: number, all: number) =>
    `the latest ${countOf(shown, 'run')} of ${formatCount(all)}; a criterion lists them all`,
  people: 'People decide it: what they state, deliver or sign. No run can measure it.',
} as const
