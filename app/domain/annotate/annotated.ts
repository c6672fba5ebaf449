import type { Assessment, ProgramState } from '../assessment'
import { type ByteLine, byteLines, type Hunk, hunksBetween } from './hunks'
import type { LeftEdit } from './line-edit'
import type { NotedClaim } from './plan-edits'

/** A claim that the annotation answers, with the judgement whose words explain it. */
export interface AnsweredClaim extends NotedClaim {
  assessment: Assessment
  state: ProgramState
}

/** A received document beside what it has to read to be truthful. */
export interface AnnotatedDocument {
  document: string
  file: string
  sha256: string
  received: Uint8Array
  annotated: Uint8Array
  claims: AnsweredClaim[]
  /** Lines on which a box lost its tick. */
  unticked: number[]
  /** Edits that would not have been safe, with what they would have said. */
  left: LeftEdit[]
  /** Index of the byte line of every line as the importer counts them (a `\r` alone ends one of those). */
  byteLineOf: readonly number[]
  /** Bytes of a line as text, in the document's encoding. */
  textOf: (line: Uint8Array) => string
}

/** The two versions line by line and what is between them. */
export interface DocumentHunks {
  before: ByteLine[]
  after: ByteLine[]
  hunks: Hunk[]
}

const known = new WeakMap<AnnotatedDocument, DocumentHunks>()

export function hunksOf(annotated: AnnotatedDocument): DocumentHunks {
  const found = known.get(annotated)
  if (found !== undefined) return found
  const before = byteLines(annotated.received)
  const after = byteLines(annotated.annotated)
  const made = { before, after, hunks: hunksBetween(before, after) }
  known.set(annotated, made)
  return made
}

/** Hunks by their numbers; all of them where none are asked for. */
export function chosenHunks({ hunks }: DocumentHunks, numbers: readonly number[] | null): Hunk[] {
  return numbers === null ? hunks : hunks.filter(({ number }) => numbers.includes(number))
}

/** Claims on the lines of a hunk. */
export function claimsOfHunk({ claims, byteLineOf }: AnnotatedDocument, { first, last }: Hunk): AnsweredClaim[] {
  return claims.filter(({ line }) => {
    const index = byteLineOf[line - 1]
    return index !== undefined && index >= first && index <= last
  })
}
