import type { Assessment } from '~/domain/assessment'
import type { Snapshot } from '~/domain/plan'
import type { RenderedDocument, RenderedHeading } from '~/domain/rendered-document'
import { claimClasses } from '~/domain/vocabulary'
import { documentRemarks } from './document-remarks'
import { documentsReport } from './documents'
import { formatCount } from './format'
import { classMark } from './glyphs'
import { contradictionsText, refusedSentence } from './messages/document-page'
import { classMeanings } from './messages/words'
import { reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { ContentsEntry, DocumentPage } from './types-document'
import { plainWords, titleOf } from './words-as-shown'

/** Deeper headings would make the table of contents as long as the document. */
const deepestContents = 3

/** The head of a document's page: its facts, what was counted against it, its table of contents. */
export function documentPage(
  assessment: Assessment,
  input: ReportInput,
  snapshot: Snapshot,
  rendered: RenderedDocument,
): DocumentPage {
  const context = reportContext(assessment, input)
  const remarks = documentRemarks(assessment, input, snapshot)
  const line = documentsReport(assessment, input).documents.find(({ slug }) => slug === snapshot.document)
  const refuted = remarks.filter(({ refutes }) => refutes).map((remark) => remark.line)
  const lines = [...new Set(refuted)]
  return {
    slug: snapshot.document,
    title: snapshot.plan.title,
    file: snapshot.plan.file,
    facts:
      line === undefined ? '' : [line.roleText, line.effectiveText, line.boxesText, line.diagnosticsText].join(' · '),
    counts: claimClasses.flatMap((name) => {
      const count = remarks.filter(({ mark }) => mark?.class === name).length
      const href = context.href.claims({ class: name, document: snapshot.document })
      return count === 0 ? [] : [{ mark: classMark(name, classMeanings[name]), countText: formatCount(count), href }]
    }),
    contents: contents(rendered.headings, refuted),
    contentsText: contradictionsText(refuted.length),
    firstHref: lines.length === 0 ? null : `#L${lines[0]}`,
    firstText: lines.length === 0 ? null : contradictionsText(refuted.length),
    href: context.href.document(snapshot.document),
    rawHref: context.href.document(snapshot.document, null, 'raw'),
    refusedText: rendered.refused === null ? null : refusedSentence(rendered.refused),
  }
}

function contents(headings: readonly RenderedHeading[], refuted: readonly number[]): ContentsEntry[] {
  return headings.flatMap((heading, index) => {
    if (heading.depth > deepestContents || heading.text === '') return []
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth)
    const end = next === undefined ? Number.POSITIVE_INFINITY : next.line
    const within = refuted.filter((line) => line >= heading.line && line < end)
    return [
      {
        text: shownHeading(heading.text),
        href: `#${heading.id}`,
        depth: heading.depth,
        contradictions: within.length,
        contradictionHref: within.length === 0 ? null : `#L${within[0]}`,
      },
    ]
  })
}

/** Without pictures, which not every system has a font for. */
function shownHeading(text: string): string {
  const bare = plainWords(text)
    .replace(/[✓✗]/gu, '')
    .replace(/^[\s/]+|[\s/]+$/gu, '')
  return bare === '' ? text : titleOf(bare)
}
