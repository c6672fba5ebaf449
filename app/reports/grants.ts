import { criterionFingerprint } from '~/domain/acts/fingerprint'
import type { NotApplicable, Waiver } from '~/domain/acts/records'
import type { Actor, Outcome } from '~/domain/acts/refusals'
import {
  mayDecideNotApplicable,
  mayDecideWaiver,
  type NotApplicableState,
  notApplicableState,
  type WaiverState,
  waiverState,
} from '~/domain/acts/waivers'
import type { Assessment } from '~/domain/assessment'
import { dayOf, daysBetween, timeOf } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import { moment } from './dates'
import { daysText, grantTexts } from './messages/act-pages'
import { decisionWords, grantOfferWords, notApplicableStateWords, waiverStateWords } from './messages/acts'
import { type ReportContext, reportContext } from './report-context'
import { tierName } from './tier-words'
import type { GrantView } from './types-acts'
import type { Hallmark, ReportInput } from './types-common'

/** Who looks, and when: what they may decide depends on both. Absent where the page is of the past. */
export interface Looking {
  actor: Actor | null
  now: Instant
}

/** Waivers and statements that a criterion does not apply, newest first; of one criterion where it is named. */
export function grants(
  assessment: Assessment,
  input: ReportInput,
  looking: Looking,
  criterionId: string | null = null,
): GrantView[] {
  const context = reportContext(assessment, input)
  const { acts } = input.state
  if (acts === undefined) return []
  const isAsked = (one: { criterionId: string }) => criterionId === null || one.criterionId === criterionId
  const waivers = acts.waivers.filter(isAsked).map((one) => waiverView(context, one, looking))
  const declared = acts.notApplicable.filter(isAsked).map((one) => declarationView(context, one, looking))
  return [...waivers, ...declared].toSorted((a, b) => timeOf(b.at.iso) - timeOf(a.at.iso))
}

/** Those in force or waiting that end, the nearest first: what a calendar of expiries shows. */
export function upcomingExpiries(views: readonly GrantView[]): GrantView[] {
  return views
    .filter(
      ({ kind, state, expires }) =>
        kind === 'waiver' && expires !== null && (state === 'active' || state === 'pending'),
    )
    .toSorted((a, b) => timeOf(a.expires!.iso) - timeOf(b.expires!.iso))
}

function waiverView(context: ReportContext, waiver: Waiver, { actor, now }: Looking): GrantView {
  const fingerprint = fingerprintOf(context, waiver.criterionId)
  const state = waiverState(waiver, context.assessment.asOf, fingerprint)
  const may = (kind: 'approve' | 'reject' | 'revoke') =>
    actor === null ? null : mayDecideWaiver(actor, waiver, { kind, at: now, fingerprint })
  const { timezone } = context
  const days = daysBetween(dayOf(now, timezone), dayOf(waiver.expiresAt, timezone))
  return {
    ...common(context, waiver),
    kind: 'waiver',
    mark: waiverMark(state),
    state,
    expires: moment(waiver.expiresAt, timezone),
    expiresIn: state === 'active' || state === 'pending' || state === 'expired' ? daysText(days) : null,
    offers: (['approve', 'reject', 'revoke'] as const)
      .filter((kind) => may(kind)?.ok === true && !(kind === 'revoke' && may('reject')?.ok === true))
      .map((kind) => ({ intent: `waiver_${kind}`, label: grantOfferWords[kind], noteNeeded: kind !== 'approve' })),
    notYoursText: notYours(may('approve')),
  }
}

function declarationView(context: ReportContext, declared: NotApplicable, { actor, now }: Looking): GrantView {
  const fingerprint = fingerprintOf(context, declared.criterionId)
  const state = notApplicableState(declared, context.assessment.asOf, fingerprint)
  const may = (kind: 'confirm' | 'reject' | 'withdraw') =>
    actor === null ? null : mayDecideNotApplicable(actor, declared, { kind, at: now, fingerprint })
  return {
    ...common(context, declared),
    kind: 'not_applicable',
    mark: declarationMark(state),
    state,
    expires: null,
    expiresIn: null,
    offers: (['confirm', 'reject', 'withdraw'] as const)
      .filter((kind) => may(kind)?.ok === true && !(kind === 'withdraw' && may('reject')?.ok === true))
      .map((kind) => ({
        intent: `not_applicable_${kind}`,
        label: grantOfferWords[kind],
        noteNeeded: kind !== 'confirm',
      })),
    notYoursText: notYours(may('confirm')),
  }
}

function common(context: ReportContext, one: Waiver | NotApplicable) {
  const found = context.criterion(one.criterionId)
  return {
    id: one.id,
    criterionId: one.criterionId,
    criterionText: found === undefined ? one.criterionId : found.criterion.criterion.text,
    tierTitle: found === undefined ? 'no tier lists it now' : tierName(found.tier),
    href: context.href.criterion(one.criterionId),
    reason: one.reason,
    by: one.by,
    at: moment(one.at, context.timezone),
    decisions: one.decisions.map(({ kind, by, at, note }) => ({
      text: `${decisionWords[kind]} by ${by}`,
      at: moment(at, context.timezone),
      note,
    })),
  }
}

function fingerprintOf(context: ReportContext, criterionId: string): string | null {
  const found = context.criterion(criterionId)
  return found === undefined ? null : criterionFingerprint(found.criterion, context.assessment.settings)
}

function notYours(outcome: Outcome<null> | null): string | null {
  return outcome !== null && !outcome.ok && outcome.refusal.code === 'same_person' ? grantTexts.own : null
}

function waiverMark(state: WaiverState): Hallmark {
  const tokens = { active: 'waived', pending: 'inconclusive', expired: 'stale', void: 'not-met' } as const
  const glyphs = { active: '⚑', pending: '≈', expired: '◷', void: '✕' } as const
  return state === 'rejected' || state === 'revoked'
    ? past(waiverStateWords[state])
    : stamp(glyphs[state], waiverStateWords[state], tokens[state])
}

function declarationMark(state: NotApplicableState): Hallmark {
  const word = notApplicableStateWords[state]
  if (state === 'confirmed') return stamp('–', word, 'secondary')
  if (state === 'pending') return stamp('≈', word, 'inconclusive')
  return state === 'void' ? stamp('✕', word, 'not-met') : past(word)
}

function stamp(glyph: string, word: string, token: Hallmark['token']): Hallmark {
  return { glyph, word, token, hatched: false, solid: true, title: word }
}

function past(word: string): Hallmark {
  return { ...stamp('–', word, 'secondary'), solid: false }
}
