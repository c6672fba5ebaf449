import { existsSync, readFileSync } from 'node:fs'
import { type Trouble, trouble } from './trouble'

export interface WitnessCheck {
  file: string | null
  /** Entries that the witness vouches for. */
  lines: number
  /** Number of the first entry that it saw; null without any. */
  from: number | null
  /** Entries after that which it did not see: a crash between recording and witnessing, or lines taken away. */
  unwitnessed: number
  troubles: Trouble[]
}

/**
 * Holds the chain against the witness file: every act that was witnessed must still be there with
 * the same hash. Only this finds a tail that was cut off, or a chain that was computed anew.
 * `hashes[seq - 1]` is the chain's hash of an entry.
 */
export function verifyWitness(file: string | null, hashes: readonly (string | undefined)[]): WitnessCheck {
  const none = { file, lines: 0, from: null, unwitnessed: hashes.length, troubles: [] }
  if (file === null || !existsSync(file)) return none
  const troubles: Trouble[] = []
  const seen = new Set<number>()
  const lines = readFileSync(file, 'utf8').split('\n')
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const match = /^([1-9]\d*) ([0-9a-f]{64}) \S+$/.exec(line)
    if (match === null) {
      troubles.push(trouble('witness_unreadable', index + 1))
      continue
    }
    const seq = Number(match[1])
    seen.add(seq)
    const hash = hashes[seq - 1]
    if (hash === undefined) troubles.push(trouble(seq > hashes.length ? 'tail_cut' : 'entry_missing', seq))
    else if (hash !== match[2]) troubles.push(trouble('witness_disagrees', seq))
  }
  const from = seen.size === 0 ? null : [...seen].reduce((least, seq) => Math.min(least, seq))
  const unwitnessed = hashes.filter((_hash, index) => !seen.has(index + 1) && index + 1 >= (from === null ? 1 : from))
  return { file, lines: seen.size, from, unwitnessed: unwitnessed.length, troubles }
}
