import { type AnnotatedDocument, type AnsweredClaim, claimsOfHunk, hunksOf } from '~/domain/annotate/annotated'
import type { Hunk } from '~/domain/annotate/hunks'
import { claimView } from './claim-view'
import { countOf } from './format'
import { leftSentences } from './messages/annotate'
import { reportContext } from './report-context'
import type { ClaimView, LinkContext } from './types-common'

export interface HunkLine {
  /** Line of the received file, from 1. */
  number: number
  before: string
  after: string
}

/** One piece of the patch to be judged: both sides, why, and where that is known from. */
export interface HunkView {
  number: number
  lines: HunkLine[]
  unticked: number
  reasons: ClaimView[]
}

export interface AnnotationReport {
  document: string
  file: string
  hunks: HunkView[]
  left: { line: number; text: string; sentence: string }[]
  summary: string
}

/** The annotation of a document, hunk by hunk. */
export function annotationReport(annotated: AnnotatedDocument, link: LinkContext): AnnotationReport {
  const { hunks } = hunksOf(annotated)
  return {
    document: annotated.document,
    file: annotated.file,
    hunks: hunks.map((hunk) => hunkView(annotated, hunk, link)),
    left: annotated.left.map(({ line, reason }) => ({
      line,
      text: lineText(annotated, annotated.received, annotated.byteLineOf[line - 1]),
      sentence: leftSentences[reason],
    })),
    summary: summaryOf(annotated),
  }
}

function hunkView(annotated: AnnotatedDocument, hunk: Hunk, link: LinkContext): HunkView {
  const { before, after } = hunksOf(annotated)
  const { byteLineOf, unticked, textOf } = annotated
  const lines: HunkLine[] = []
  for (let index = hunk.first; index <= hunk.last; index++) {
    const [old, next] = [textOf(before[index]!), textOf(after[index]!)].map(withoutEnd) as [string, string]
    if (old !== next) lines.push({ number: index + 1, before: old, after: next })
  }
  return {
    number: hunk.number,
    lines,
    unticked: unticked.filter((line) => {
      const index = byteLineOf[line - 1]
      return index !== undefined && index >= hunk.first && index <= hunk.last
    }).length,
    reasons: claimsOfHunk(annotated, hunk).map((one) => reasonView(one, link)),
  }
}

/** Told in the words of the judgement that found it. */
function reasonView({ claim, assessment, state }: AnsweredClaim, link: LinkContext): ClaimView {
  return claimView(reportContext(assessment, { state, link }), claim)
}

function lineText(annotated: AnnotatedDocument, bytes: Uint8Array, index: number | undefined): string {
  if (index === undefined || bytes !== annotated.received) return ''
  const line = hunksOf(annotated).before[index]
  return line === undefined ? '' : withoutEnd(annotated.textOf(line))
}

function withoutEnd(text: string): string {
  return text.replace(/[\r\n]+$/, '')
}

/** "49 hunks in 58 lines: 5 boxes unticked, 86 claims answered." */
export function summaryOf(annotated: AnnotatedDocument): string {
  const { before, after, hunks } = hunksOf(annotated)
  if (hunks.length === 0) return 'Nothing to correct.'
  const lines = before.filter((line, index) => annotated.textOf(line) !== annotated.textOf(after[index]!)).length
  const left = annotated.left.length === 0 ? '' : `; ${countOf(annotated.left.length, 'line')} left alone`
  const boxes = countOf(annotated.unticked.length, 'box')
  const claims = countOf(annotated.claims.length, 'claim')
  return `${countOf(hunks.length, 'hunk')} in ${countOf(lines, 'line')}: ${boxes} unticked, ${claims} answered${left}.`
}
