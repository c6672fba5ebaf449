import { sharedMemory } from '~/domain/memory'
import type { AssessedRequest } from './context'

type Make = (assessed: AssessedRequest) => void

/** Shared by the two bundles: the pages say what of them can be made ahead, the server makes it. */
const makers = sharedMemory('made-ahead', () => new Map<string, Make>())

/** Parts of a page that are remembered by the assessment they show: each a piece of work of its own. */
export function madeAhead(name: string, make: Make): void {
  makers.set(name, make)
}

export function makersAhead(): Make[] {
  return [...makers.values()]
}
