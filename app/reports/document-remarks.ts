import type { Assessment, JudgedCriterion, ReconciledClaim } from '~/domain/assessment'
import type { Snapshot } from '~/domain/plan'
import { byRank, claimView } from './claim-view'
import { verdictMark } from './glyphs'
import { factsOfCriterion } from './judgement-view'
import { words } from './messages/document-page'
import { reasonSentence } from './messages/reasons'
import { once } from './once'
import { type ReportContext, reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { DocumentRemark } from './types-document'

/**
 * What the office has to say about the lines of one document: a remark for each claim, worst first
 * within its line, and the verdict of each criterion at the line that asks for it.
 */
export function documentRemarks(assessment: Assessment, input: ReportInput, snapshot: Snapshot): DocumentRemark[] {
  const context = reportContext(assessment, input)
  return once(context, `remarks of ${snapshot.sha256} ${snapshot.document}`, () => build(context, snapshot))
}

function build(context: ReportContext, snapshot: Snapshot): DocumentRemark[] {
  const claims = context.assessment.claims
    .filter(({ claim }) => claim.kind === 'document' && claim.place.file === snapshot.plan.file)
    .toSorted(byRank)
  const remarks = claims.map((claim) => claimRemark(context, claim))
  // An open box claims nothing, and its criterion is judged all the same.
  const spoken = new Set(claims.flatMap(({ kind, subject }) => (kind === 'criterion' ? [subject] : [])))
  const silent = context.assessment.tiers
    .flatMap((tier) => tier.criteria)
    .filter(({ criterion }) => criterion.place.file === snapshot.plan.file && !spoken.has(criterion.id))
    .map((judged) => verdictRemark(context, judged))
  return [...remarks, ...silent].sort((a, b) => a.line - b.line)
}

function lineOf(claim: ReconciledClaim): number {
  return claim.claim.kind === 'document' ? claim.claim.place.line : 0
}

function markOf(context: ReportContext, judged: JudgedCriterion) {
  const sentence = reasonSentence(judged.reason, factsOfCriterion(context, judged))
  return verdictMark(judged.verdict, sentence, judged.run !== null && context.isTainted(judged.run))
}

function claimRemark(context: ReportContext, claim: ReconciledClaim): DocumentRemark {
  const view = claimView(context, claim)
  const line = lineOf(claim)
  const own = claim.kind === 'criterion' ? context.criterion(claim.subject)?.criterion : undefined
  return {
    line,
    mark: view.mark,
    verdict: own === undefined ? null : markOf(context, own),
    refutes: claim.class === 'contradicted' || claim.class === 'self_contradicted',
    kindWord: view.kindWord,
    sentence: view.sentence,
    said: view.claim.words,
    against: view.against,
    againstWords: view.againstWords,
    tainted: view.tainted,
    about: view.subjectHref === null ? null : { text: view.subjectText, href: view.subjectHref },
    href: view.href,
  }
}

function verdictRemark(context: ReportContext, judged: JudgedCriterion): DocumentRemark {
  const { criterion, run } = judged
  return {
    line: criterion.place.line,
    mark: null,
    verdict: markOf(context, judged),
    refutes: false,
    kindWord: words.criterion,
    sentence: reasonSentence(judged.reason, factsOfCriterion(context, judged)),
    said: null,
    against: run === null ? null : { text: context.short(run), href: context.href.run(run), title: run },
    againstWords: null,
    tainted: false,
    about: { text: criterion.text, href: context.href.criterion(criterion.id) },
    href: context.href.criterion(criterion.id),
  }
}
