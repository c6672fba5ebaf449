import type { Week } from './plan'

/**
 * Id of the week, phase or sprint that somebody means: its id, or a number alone, which is that week,
 * else the one phase or sprint of that number. What fits nothing, or several, comes back as it would
 * be called if it were there, so that whoever looks it up finds none.
 */
export function findWeekId(weeks: readonly Pick<Week, 'id' | 'number'>[], asked: string): string {
  if (weeks.some(({ id }) => id === asked) || !/^\d+$/.test(asked)) return asked
  const week = `week-${asked}`
  if (weeks.some(({ id }) => id === week)) return week
  const numbered = weeks.filter(({ number }) => number === Number(asked))
  const [only] = numbered
  return only !== undefined && numbered.length === 1 ? only.id : week
}
