import type { Assessment } from '~/domain/assessment'
import { formatMoment } from './dates'
import { countOf, formatCount } from './format'
import { listedDocuments } from './listed-documents'
import { documentRoleWords } from './messages/words'
import { once } from './once'
import { type ReportContext, reportContext } from './report-context'
import { placeChip } from './sources'
import type { ReportInput } from './types-common'
import type { DocumentsReport } from './types-plan'

/** The documents in effect, the tracker first. */
export function documentsReport(assessment: Assessment, input: ReportInput): DocumentsReport {
  const context = reportContext(assessment, input)
  return once(context, 'documents', () => buildDocumentsReport(context))
}

function buildDocumentsReport(context: ReportContext): DocumentsReport {
  const { assessment } = context
  const documents = listedDocuments(context.snapshots).map(({ plan, revision, effectiveAt }) => {
    const boxes = plan.boxes.filter(({ owner }) => owner !== 'placeholder')
    const ticked = boxes.filter((box) => box.ticked).length
    const placeholders = plan.boxes.length - boxes.length
    const apart = placeholders === 0 ? '' : `, ${countOf(placeholders, 'placeholder')} left out`
    const contradicted = assessment.claims.filter(
      ({ class: kind, claim }) =>
        (kind === 'contradicted' || kind === 'self_contradicted') &&
        claim.kind === 'document' &&
        claim.place.file === plan.file,
    ).length
    return {
      slug: plan.slug,
      title: plan.title,
      file: plan.file,
      href: context.href.document(plan.slug),
      roleText: documentRoleWords[plan.role],
      revision,
      snapshotsHref: `${context.href.changes({ document: plan.slug })}#snapshots`,
      effectiveText: formatMoment(effectiveAt, context.timezone),
      boxesText:
        boxes.length === 0
          ? `no boxes${apart}`
          : `${formatCount(ticked)} of ${countOf(boxes.length, 'box')} ticked${apart}`,
      contradicted,
      diagnosticsText:
        plan.diagnostics.length === 0 ? 'read without remarks' : countOf(plan.diagnostics.length, 'remark'),
      diagnostics: plan.diagnostics.map((diagnostic) => ({
        severity: diagnostic.severity,
        rule: diagnostic.rule,
        message: diagnostic.message,
        source: placeChip(context, diagnostic),
      })),
    }
  })
  return { documents, emptyText: documents.length === 0 ? 'No document is in effect at that moment.' : null }
}
