import { sharedMemory } from '../memory'
import type { DocumentPlan } from '../plan'
import type { ClaimDraft } from './claim-draft'
import type { TrackerInput } from './input'

/** The documents without anything else that claims are held against. */
export type DocumentsInput = Pick<TrackerInput, 'tracker' | 'documents' | 'earlier'>

interface Remembered {
  documents: readonly DocumentPlan[]
  earlier: readonly DocumentPlan[] | undefined
  drafts: ClaimDraft[]
}

/**
 * Claims that are held against other words of the documents alone: the same whatever is uploaded and
 * whatever members record, as long as the documents are the same. What was found is remembered by them,
 * and nobody may change it.
 */
export function ofDocuments(
  name: string,
  reconcile: (input: DocumentsInput) => ClaimDraft[],
): (input: DocumentsInput) => ClaimDraft[] {
  const known = sharedMemory(`claims of documents: ${name}`, () => new WeakMap<DocumentPlan, Remembered>())
  return ({ tracker, documents, earlier }) => {
    const before = known.get(tracker)
    if (before !== undefined && same(before.documents, documents) && same(before.earlier, earlier)) return before.drafts
    const drafts = reconcile({ tracker, documents, earlier })
    known.set(tracker, { documents, earlier, drafts })
    return drafts
  }
}

function same<T>(left: readonly T[] | undefined, right: readonly T[] | undefined): boolean {
  if (left === undefined || right === undefined) return left === right
  return left.length === right.length && left.every((one, at) => one === right[at])
}
