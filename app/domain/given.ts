import type { Run, Sourced } from './evidence'
import type { Instant } from './place'

/**
 * What a person or a CI job says about evidence while handing it over. It fills what the files
 * themselves and their run note leave open, as a run note does; only the label is taken as given.
 */
export interface Given {
  label?: string
  commit?: string
  branch?: string
  ciUrl?: string
  environment?: string
  tags?: string[]
  /** When it was measured, where the files have no clock. */
  measuredAt?: Instant
}

/** The part of a run or a report that can be given; both have it. */
interface Describable {
  label: string
  tags: string[]
  commit: string | null
  environment: string | null
  branch?: string | null
  ciUrl?: string | null
  given?: Given
}

export function isGiven(given: Given): boolean {
  return Object.keys(given).length > 0
}

/** Later words win over earlier ones; tags add up. */
export function mergeGiven(earlier: Given, later: Given): Given {
  const tags = [...new Set([...(earlier.tags ?? []), ...(later.tags ?? [])])]
  return { ...earlier, ...later, ...(tags.length === 0 ? {} : { tags }) }
}

/** The run or report as described; the words themselves stay on it, so that reading its bytes again keeps them. */
export function applyGiven<T extends Describable>(item: T, given: Given): T {
  if (!isGiven(given)) return item
  const { label, tags = [], commit = null, environment = null, branch = null, ciUrl = null } = given
  return {
    ...item,
    label: label ?? item.label,
    tags: [...new Set([...item.tags, ...tags])],
    commit: item.commit ?? commit,
    environment: item.environment ?? environment,
    branch: item.branch ?? branch,
    ciUrl: item.ciUrl ?? ciUrl,
    given,
  }
}

/** The moment that was given, where the files have no clock of their own. */
export function runWithTime(run: Run, given: Given): Run {
  const { measuredAt } = given
  if (measuredAt === undefined || run.effectiveAt !== null) return run
  return { ...run, endedAt: { value: measuredAt, source: 'run_note' }, effectiveAt: measuredAt }
}

export function reportWithTime<T extends { effectiveAt: Sourced<Instant> | null }>(report: T, given: Given): T {
  const { measuredAt } = given
  if (measuredAt === undefined || report.effectiveAt !== null) return report
  return { ...report, effectiveAt: { value: measuredAt, source: 'run_note' } }
}
