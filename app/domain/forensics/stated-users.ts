import type { Run } from '../evidence'
import { historyFacts } from './history-facts'

const usersToken = /(?:^|[_\-. ])(\d{1,6})u(?:sers?)?(?=$|[_\-. ])/i

/** Users as the run's label or file names word them (`..._200u_...`); null where they do not. */
export function usersInName(run: Run): number | null {
  for (const name of [run.label, ...run.files.map((file) => file.name)]) {
    const found = usersToken.exec(name)
    if (found) return Number(found[1])
  }
  return null
}

/** The most users that the history shows at once; null without a history. */
export function usersReached(run: Run): number | null {
  return run.history === null ? null : historyFacts(run.history).mostUsers
}
