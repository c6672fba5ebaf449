import type { LocustFileKind } from '~/domain/evidence'

/** A row for each endpoint: the largest real ones have a few hundred. */
const perEndpoint = 50_000
/** A row for each second, or each line of a traceback: a million seconds are eleven days. */
const perSecond = 1_000_000

/** Lines that a file of each kind may have. */
export const rowLimits: Record<LocustFileKind, number> = {
  stats: perEndpoint,
  requests: perEndpoint,
  distribution: perEndpoint,
  failures: perEndpoint,
  exceptions: perSecond,
  history: perSecond,
}

/** Why a file has more lines than anybody's load test writes; null where it has not. */
export function tooManyRows(text: string, kind: LocustFileKind): string | null {
  const limit = rowLimits[kind]
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lines += 1
    if (lines > limit) return `more than ${limit} lines in a ${kind} file: not read`
  }
  return null
}
