import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '~db/client.server'
import { type SigningInput, signTier } from '~db/writes/sign-off'

/** Signs again and again on a connection of its own, and answers how often it was let and why not. */
const { file, attempts, input } = workerData as { file: string; attempts: number; input: SigningInput }
const db = openDatabase(file)
const counts: Record<string, number> = {}
for (let attempt = 0; attempt < attempts; attempt++) {
  const result = signTier(db, input)
  const key = result.ok ? 'signed' : result.refusal.code
  counts[key] = (counts[key] ?? 0) + 1
}
db.close()
parentPort!.postMessage(counts)
