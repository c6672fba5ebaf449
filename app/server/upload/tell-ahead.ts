import type { AssayDatabase } from '~db/client.server'
import { readRunsAhead } from '~db/queries/expected-runs'
import { readChainHead } from '~db/queries/records'
import type { IngestReport } from '~importers/ingest.server'
import type { ToldAhead } from './import-and-tell'
import type { AheadMessage } from './judge-ahead'

/** As long as a commit may be held for readers; writers in the same process do not wait for it. */
const longestMs = 250
/** More at once are a first import, which nobody has a page of yet. */
const mostRuns = 20

interface Listener {
  tell(message: AheadMessage): void
  /** One number, see {@link gates}. */
  gate: SharedArrayBuffer
}

/** Before the transaction; in it, and its commit is to wait; the commit may come. */
export const gates = { away: 0, shut: 1, open: 2 } as const

/** In the thread of an upload: says which runs are new before they are committed, and waits for a word. */
export function tellAhead(db: AssayDatabase, { tell, gate }: Listener): ToldAhead {
  const flag = new Int32Array(gate)
  let told = false
  return {
    begun: () => void Atomics.compareExchange(flag, 0, gates.away, gates.shut),
    written(report) {
      const { program } = report
      const labels = newRunsAlone(report)
      if (program === null || labels === null) return
      tell({ kind: 'runs_ahead', program: program.slug, news: readRunsAhead(db, { programId: program.id, labels }) })
      told = true
    },
    recorded() {
      if (!told) return
      tell({ kind: 'recorded', chainHead: readChainHead(db) })
      Atomics.wait(flag, 0, gates.shut, longestMs)
    },
  }
}

/** Labels of what came new where it is some runs and nothing else; null where it is more, or nothing. */
function newRunsAlone({ documents, runs, reports, wrote }: IngestReport): Set<string> | null {
  const others = [...documents, ...reports].some(({ outcome }) => outcome !== 'unchanged')
  const changed = runs.filter(({ outcome }) => outcome !== 'unchanged')
  if (!wrote || others || changed.length === 0 || changed.length > mostRuns) return null
  return changed.every(({ outcome }) => outcome === 'added') ? new Set(changed.map(({ label }) => label)) : null
}
