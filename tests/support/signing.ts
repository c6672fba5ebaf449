import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Criterion } from '~/domain/plan'
import type { AssayDatabase } from '~db/client.server'
import { judgeNow, packNow } from '~db/queries/judge-now'
import type { SigningInput } from '~db/writes/sign-off'
import { ingest } from '~importers/ingest.server'
import { eve, makeLoadRun } from './acts'
import { makeImport } from './make-plan'
import { makeTracker } from './make-state'

export const signedAt = '2026-01-12T09:00:00.000Z'

/** A program `p` with one tier of these criteria and one run, as a signer finds it. */
export function importSignable(db: AssayDatabase, criteria: Criterion[], p99Ms = 300): void {
  const plan = makeTracker(criteria, { title: 'T', lastUpdated: updated('2026-01-10') })
  const runs = [makeLoadRun('first', p99Ms)]
  const input = makeImport({ documents: [{ path: 'tracker.md', plan }], runs })
  ingest(db, input, { importedAt: signedAt, program: 'p' })
}

export function updated(date: string) {
  return { date, words: date, place: { file: 'tracker.md', line: 1, column: 1 } }
}

export function hashOf(db: AssayDatabase): string {
  return packNow(judgeNow(db, { program: 'p', at: signedAt }), 'tier-1')!.hash
}

/** An approval by the stakeholder of what stands now. */
export function signing(db: AssayDatabase, over: Partial<SigningInput> = {}): SigningInput {
  const asked = { program: 'p', tierId: 'tier-1', role: 'stakeholder', meaning: 'approve' as const, note: '' }
  return { ...asked, packHash: hashOf(db), replaces: null, actor: eve, at: signedAt, ...over }
}

/** The same signature from several threads, each with a connection of its own; what came of the attempts. */
export async function signAtOnce(asked: {
  file: string
  input: SigningInput
  threads: number
  attempts: number
}): Promise<Record<string, number>> {
  const { file, input, attempts } = asked
  const source = pathToFileURL(join(import.meta.dirname, 'sign-worker.ts')).href
  const workers = Array.from({ length: asked.threads }, () => {
    return new Promise<Record<string, number>>((resolve, reject) => {
      const worker = new Worker(join(import.meta.dirname, 'source-worker.mjs'), {
        workerData: { source, file, attempts, input },
        env: { ...process.env, TSX_TSCONFIG_PATH: join(import.meta.dirname, '../../tsconfig.json') },
      })
      worker.on('message', resolve)
      worker.on('error', reject)
    })
  })
  const total: Record<string, number> = {}
  for (const counts of await Promise.all(workers)) {
    for (const [key, count] of Object.entries(counts)) total[key] = (total[key] ?? 0) + count
  }
  return total
}
