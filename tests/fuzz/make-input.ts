import { seededRandom } from '../forensics/random'
import type { Seed } from './corpus'
import { byteMutations, largestInput, type Mutation } from './mutate-bytes'
import { textMutations } from './mutate-text'

export interface FuzzInput {
  path: string
  bytes: Buffer
  /** What was done to which fixture, for people. */
  made: string
}

const mutations: [string, Mutation][] = Object.entries({ ...byteMutations, ...textMutations })

export const mutationNames = mutations.map(([name]) => name)

/** Names that content must win over. */
const paths = ['a.csv', 'a.json', 'notes.md', 'program.md', 'x', 'results.xml', 'run.md', 'a_stats.csv', 'deep/b/c.txt']

/** The input of that number: the same seed and number give the same bytes on every machine. */
export function makeInput(corpus: Seed[], seed: number, index: number): FuzzInput {
  const random = seededRandom((Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) >>> 0)
  const start = random.pick(corpus)
  let { bytes } = start
  const done: string[] = []
  const steps = random.pick([1, 1, 1, 2, 2, 3])
  for (let step = 0; step < steps && bytes.length < largestInput; step++) {
    const [name, mutate] = random.pick(mutations)
    bytes = mutate(bytes, { random, corpus }).subarray(0, largestInput)
    done.push(name)
  }
  const path = random.below(4) === 0 ? random.pick(paths) : start.path
  return { path, bytes, made: `${start.path}: ${done.join(', ')}` }
}
