import type { AnnotatedDocument } from '~/domain/annotate/annotated'
import { byteLines } from '~/domain/annotate/hunks'
import { noteFacts } from '~/domain/annotate/part-of-claim'
import { annotatedClasses, type NotedClaim, notedClaims, planEdits } from '~/domain/annotate/plan-edits'
import { assessProgram } from '~/domain/assess'
import type { Assessment, ProgramState } from '~/domain/assessment'
import type { DocumentPlan, Snapshot } from '~/domain/plan'
import type { ClaimClass } from '~/domain/vocabulary'
import { readDocument } from '~importers/markdown'
import { spliceDocument } from '~importers/markdown/splice'
import { receivedLines } from '~importers/text/received-lines'

/** A box without its tick opens the checklist that another line calls complete; that ends after few rounds. */
const mostRounds = 8

/**
 * The document as it has to read to be truthful. Every round is judged anew as a new import of the
 * annotated document would be, until nothing is left to correct: unticking a box may refute words
 * elsewhere. So annotating the result changes nothing.
 */
export function annotateDocument(input: {
  state: ProgramState
  assessment: Assessment
  snapshot: Snapshot
  bytes: Uint8Array
  only?: ReadonlySet<ClaimClass>
}): AnnotatedDocument {
  const { snapshot, bytes, only = new Set(annotatedClasses) } = input
  const result: AnnotatedDocument = {
    document: snapshot.document,
    file: snapshot.plan.file,
    sha256: snapshot.sha256,
    received: bytes,
    annotated: bytes,
    claims: [],
    unticked: [],
    left: [],
    ...linesOf(bytes),
  }
  let { state, assessment } = input
  let plan = snapshot.plan
  for (let round = 0; round < mostRounds; round++) {
    const labels = state.runs.map(({ label }) => label)
    const noted = notedClaims(assessment.claims, snapshot.plan.slug, noteFacts(assessment.tiers, labels), only)
    const refused = new Set(result.left.map(({ line }) => line))
    const edits = planEdits(plan, noted).filter(({ line }) => !refused.has(line))
    if (edits.length === 0) break
    const spliced = spliceDocument(result.annotated, edits)
    result.left.push(...spliced.left)
    gather(result, noted, edits, { assessment, state })
    if (Buffer.compare(spliced.bytes, result.annotated) === 0) break
    result.annotated = spliced.bytes
    // Notes are not read: without a tick less, a new reading would find the same, all of it answered.
    if (edits.every(({ untick }) => untick.length === 0)) break
    plan = readDocument({ file: snapshot.plan.file, bytes: result.annotated })
    state = withSnapshot(input.state, snapshot, plan)
    assessment = assessProgram(state)
  }
  return result
}

/** Which line of the diff each line of the importer stands on, and how its bytes read. */
function linesOf(bytes: Uint8Array): Pick<AnnotatedDocument, 'byteLineOf' | 'textOf'> {
  const received = receivedLines(bytes)
  if (received === null) return { byteLineOf: [], textOf: () => '' }
  let end = 0
  const ends = byteLines(bytes).map((line) => (end += line.length))
  let index = 0
  const byteLineOf = received.lines.map(({ start }) => {
    while (index < ends.length - 1 && start >= ends[index]!) index += 1
    return index
  })
  return { byteLineOf, textOf: received.decode }
}

/** Claims on the lines that a round edits; a part that an earlier round gave is not told again. */
function gather(
  result: AnnotatedDocument,
  noted: readonly NotedClaim[],
  edits: readonly { line: number; untick: number[] }[],
  judged: { assessment: Assessment; state: ProgramState },
): void {
  const left = new Set(result.left.map(({ line }) => line))
  const lines = new Set(edits.map(({ line }) => line))
  for (const one of noted) {
    const told = result.claims.some(({ line, part }) => line === one.line && part === one.part)
    if (lines.has(one.line) && !told) result.claims.push({ ...one, ...judged })
  }
  for (const { line, untick } of edits) if (untick.length > 0 && !left.has(line)) result.unticked.push(line)
}

/** The program once the annotated document is imported: a new snapshot, with the one at hand before it. */
function withSnapshot(state: ProgramState, snapshot: Snapshot, plan: DocumentPlan): ProgramState {
  const next: Snapshot = { ...snapshot, revision: snapshot.revision + 1, plan }
  return {
    ...state,
    snapshots: state.snapshots.map((one) => (one === snapshot ? next : one)),
    earlier: [...state.earlier, snapshot],
  }
}
