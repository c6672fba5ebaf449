import { sharedMemory } from '~/domain/memory'

const waiting = sharedMemory('waiting-commits', () => new Set<() => void>())

/**
 * Another thread of this process holds the write lock and waits for a word before it commits: `go` says it.
 * Answers how to take that back.
 */
export function holdCommit(go: () => void): () => void {
  waiting.add(go)
  return () => void waiting.delete(go)
}

/** Whoever wants to write here lets those go first: a thread that waits for the lock would wait for itself. */
export function letCommit(): void {
  for (const go of [...waiting]) go()
}
