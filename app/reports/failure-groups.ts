import type { FailureGroup } from '~/domain/evidence'
import { formatMoment } from './dates'
import { countOf, formatCount } from './format'
import { groupBy } from './group'
import type { JudgedContext } from './report-context'
import type { FailureGroupView, RunReport } from './types-run'

/** The same failures told twice: by what went wrong, and by where; most frequent first. */
export function failureGroups(context: JudgedContext, failures: readonly FailureGroup[]): RunReport['failureGroups'] {
  const endpointOf = ({ method, name }: FailureGroup) => (method === null ? name : `${method} ${name}`)
  const errorOf = ({ error }: FailureGroup) => error
  return {
    byError: grouped(context, failures, errorOf, endpointOf, 'endpoint'),
    byEndpoint: grouped(context, failures, endpointOf, errorOf, 'error'),
  }
}

function grouped(
  context: JudgedContext,
  failures: readonly FailureGroup[],
  keyOf: (failure: FailureGroup) => string,
  itemOf: (failure: FailureGroup) => string,
  noun: string,
): FailureGroupView[] {
  return [...groupBy(failures, keyOf)]
    .map(([name, same]) => {
      const total = same.reduce((sum, { occurrences }) => sum + occurrences, 0)
      const often = same.toSorted((a, b) => b.occurrences - a.occurrences)
      return {
        name,
        total,
        totalText: formatCount(total),
        spreadText: countOf(new Set(same.map(itemOf)).size, noun),
        items: often.map((failure) => ({
          name: itemOf(failure),
          text: formatCount(failure.occurrences),
          spanText: spanText(context, failure.firstSeen, failure.lastSeen),
        })),
      }
    })
    .sort((a, b) => b.total - a.total)
}

function spanText(context: JudgedContext, first: string | null, last: string | null): string | null {
  const time = (instant: string) => formatMoment(instant, context.timezone)
  if (first === null) return last === null ? null : `last seen ${time(last)}`
  return last === null ? `first seen ${time(first)}` : `${time(first)} to ${time(last)}`
}
