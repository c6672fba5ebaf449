import type { JudgedCriterion, ReconciledClaim } from '~/domain/assessment'
import { classMark } from './glyphs'
import { factsOfCriterion } from './judgement-view'
import { citedSentence } from './messages/cited'
import { words } from './messages/facts'
import { findingSentence } from './messages/findings'
import { reasonSentence } from './messages/reasons'
import { reconcileSentence } from './messages/reconcile'
import { claimKindWords } from './messages/words'
import type { JudgedContext } from './report-context'
import { placeChip, sourceChip } from './sources'
import { tierTitle } from './tier-words'
import type { ClaimView, PencilMark } from './types-common'
import { plainWords } from './words-as-shown'

/** One claim beside what speaks for or against it. */
export function claimView(context: JudgedContext, claim: ReconciledClaim): ClaimView {
  const sentence = plainWords(claimSentence(context, claim))
  const source = sourceChip(context, claim.claim)
  const { against } = claim
  return {
    id: claim.id,
    kind: claim.kind,
    kindWord: claimKindWords[claim.kind],
    mark: classMark(claim.class, sentence),
    claim: {
      words:
        claim.claim.kind === 'document' ? saidWords(context, claim, claim.claim.words) : context.short(claim.claim.run),
      done: null,
      source,
    },
    subject: claim.subject,
    subjectText: subjectText(context, claim.subject),
    subjectHref: subjectHref(context, claim.subject),
    sentence,
    against: against === null ? null : sourceChip(context, against),
    againstWords: againstWords(context, claim),
    tainted: claim.tainted,
    ...(claim.cited === undefined ? {} : { citedText: citedSentence(claim.cited, context.short) }),
    weekId: claim.weekId,
    tierId: claim.tierId,
    document: claim.claim.kind === 'document' ? claim.claim.document : '',
    href: context.href.claim(claim.id),
  }
}

/** A heading without words says nothing that could be quoted: the claim is then called by its subject. */
function saidWords(context: JudgedContext, { subject }: ReconciledClaim, words: string): string {
  return plainWords(words).trim() === '' ? subjectText(context, subject) : words
}

/** The other side's own words; a tier's bare title would say nothing that the sentence does not. */
function againstWords(context: JudgedContext, { against }: ReconciledClaim): string | null {
  if (against === null || against.kind !== 'document') return null
  if (plainWords(against.words).trim() === '') return null
  const isTitle = context.assessment.tiers.some(({ tier }) => tier.title === against.words)
  return isTitle ? null : against.words
}

/** What the ledger says about a claim, with its numbers and the verdict it is set against. */
export function claimSentence(context: JudgedContext, claim: ReconciledClaim): string {
  return reconcileSentence(claim, {
    short: context.short,
    verdictSentence: verdictSentence(context, claim),
    taintSentences: taintSentences(context, claim),
  })
}

/** Run-wide taints of the run that a claim is about. */
function taintSentences(context: JudgedContext, claim: ReconciledClaim): string[] {
  const { against, words } = claim
  const label = against !== null && against.kind === 'run' ? against.run : words.run
  if (label === undefined) return []
  const taints = context.findings(label).filter(({ severity, scope }) => severity === 'taint' && scope === 'run')
  return taints.map(findingSentence)
}

/** The sentence of the criterion's own verdict, where the claim is about one. */
function verdictSentence(context: JudgedContext, claim: ReconciledClaim): string | null {
  const judged = context.criterion(claim.subject)
  return judged === undefined
    ? null
    : reasonSentence(judged.criterion.reason, factsOfCriterion(context, judged.criterion))
}

/** What a natural id is called: a criterion's text, a tier's title, a run's short name. */
export function subjectText(context: JudgedContext, subject: string): string {
  if (subject === 'program') return 'the program'
  const judged = context.criterion(subject)
  if (judged !== undefined) return judged.criterion.criterion.text
  const tier = context.assessment.tiers.find(({ tier }) => tier.id === subject)
  if (tier !== undefined) return tier.tier.title === '' ? tierTitle(tier) : tier.tier.title
  if (context.run(subject) !== undefined) return context.short(subject)
  const name = context.nameOf(subject)
  if (name !== undefined) return name
  const title = context.weekTitle(subject)
  return title === subject ? words(subject) : title
}

export function subjectHref(context: JudgedContext, subject: string): string | null {
  if (context.criterion(subject) !== undefined) return context.href.criterion(subject)
  if (context.assessment.tiers.some(({ tier }) => tier.id === subject)) return context.href.tier(subject)
  if (context.run(subject) !== undefined) return context.href.run(subject)
  return context.weekTitle(subject) === subject ? null : context.href.week(subject)
}

/** What the document says about a criterion: its box, and the words after the dash. */
export function criterionClaim(context: JudgedContext, { criterion }: JudgedCriterion): PencilMark | null {
  const { ticked, claimText } = criterion
  if (ticked === null && claimText === null) return null
  const box = ticked === null ? null : ticked ? 'ticked' : 'not ticked'
  return {
    words: [box, claimText === null ? null : `“${claimText}”`].filter((part) => part !== null).join(', '),
    done: ticked,
    source: placeChip(context, criterion.place),
  }
}

/** Worst first, as the ledger orders them. */
export function byRank(a: ReconciledClaim, b: ReconciledClaim): number {
  return a.rank - b.rank
}
