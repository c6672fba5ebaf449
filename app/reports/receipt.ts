import type { Given } from '~/domain/given'
import type { Diagnostic, Instant } from '~/domain/place'
import type { Report } from '~/domain/report-evidence'
import type { Moved } from '~/domain/what-moved'
import { claimSentence } from './claim-view'
import { plainText } from './format'
import { runLineJson } from './json'
import { schemaVersion } from './json-schemas'
import { factsOfCriterion } from './judgement-view'
import { findingSentence, findingTitles } from './messages/findings'
import { reasonSentence } from './messages/reasons'
import { receiptSentence, reportSummary } from './messages/receipt'
import { nextSteps } from './next-steps'
import { type FilesOfReceipt, receiptFiles } from './receipt-files'
import type { Receipt } from './receipt-schema'
import type { ReportContext } from './report-context'

type Outcome = 'added' | 'refreshed' | 'unchanged'

export interface ReceiptInput extends FilesOfReceipt {
  at: Instant
  by: string
  via: Receipt['via']
  digest: string
  given: Given
  program: { slug: string; title: string } | null
  wrote: boolean
  runs: { label: string; outcome: Outcome }[]
  reports: { report: Report; outcome: Outcome }[]
  diagnostics: Diagnostic[]
  /** null where nothing was written. */
  moved: Moved | null
  /** After the import; null where no program took anything. */
  context: ReportContext | null
}

/** Enough for a page and a log; the overview has the rest. */
const shownSteps = 7
const shownContradictions = 20

/** What an import did and what follows from it. `id` is set where the receipt is kept. */
export function receiptOf(input: ReceiptInput): Receipt {
  const { at, by, via, digest, given, program, context } = input
  const files = receiptFiles(input)
  const outcome = input.wrote ? 'written' : files.some((file) => file.outcome === 'at_hand') ? 'at_hand' : 'refused'
  const moved = movedJson(input.moved, context)
  return {
    schemaVersion,
    id: null,
    at,
    by,
    via,
    program,
    outcome,
    sentence: receiptSentence({
      outcome,
      files,
      moved: moved.criteria.length,
      runs: input.runs,
      reports: input.reports,
    }),
    digest,
    given,
    files,
    runs: context === null ? [] : input.runs.flatMap((run) => runJson(context, run)),
    reports: input.reports.map(({ report, outcome }) => ({
      label: report.label,
      kind: report.kind,
      format: report.format,
      outcome,
      summary: reportSummary(report),
    })),
    moved,
    next:
      context === null
        ? []
        : nextSteps(context)
            .slice(0, shownSteps)
            .map(({ subject, subjectText, sentence }) => ({
              subject,
              text: plainText(subjectText),
              sentence: plainText(sentence),
            })),
  }
}

function runJson(context: ReportContext, { label, outcome }: ReceiptInput['runs'][number]): Receipt['runs'] {
  const run = context.run(label)
  if (run === undefined) return []
  const { effectiveAt, users, requests, failures, p50, p95, p99, max, rps } = runLineJson(run, [])
  const findings = context.findings(label).map((finding) => findingJson(label, finding))
  return [{ label, outcome, effectiveAt, users, requests, failures, p50, p95, p99, max, rps, findings }]
}

function findingJson(run: string, finding: Moved['findings'][number]['finding']): Receipt['moved']['findings'][number] {
  const { code, severity } = finding
  return { run, code, severity, title: findingTitles[code], sentence: plainText(findingSentence(finding)) }
}

/** What moved, as receipts and previews tell it. */
export function movedJson(moved: Moved | null, context: ReportContext | null): Receipt['moved'] {
  if (moved === null || context === null) return { criteria: [], tiers: [], findings: [], contradictions: [] }
  const titles = new Map(
    context.assessment.tiers.map(({ tier }) => [tier.id, tier.title === '' ? tier.id : tier.title]),
  )
  return {
    criteria: moved.criteria.map(({ id, tierId, from, to, judged }) => ({
      id,
      tierId,
      text: judged.criterion.text,
      from,
      to,
      reasonCode: judged.reason,
      reason: plainText(reasonSentence(judged.reason, factsOfCriterion(context, judged))),
      run: judged.run,
    })),
    tiers: moved.tiers.map((tier) => ({ ...tier, title: titles.get(tier.id) ?? tier.id })),
    findings: moved.findings.map(({ run, finding }) => findingJson(run, finding)),
    contradictions: moved.contradictions.slice(0, shownContradictions).map((claim) => ({
      id: claim.id,
      class: claim.class,
      sentence: plainText(claimSentence(context, claim)),
      document: claim.claim.kind === 'document' ? claim.claim.place.file : null,
      line: claim.claim.kind === 'document' ? claim.claim.place.line : null,
    })),
  }
}
