import { parseAsOf } from '~/domain/calendar'
import type { AssayDatabase } from '~db/client.server'
import { readDeclaredTimezone } from '~db/queries/load-state'
import { findProgram } from '~db/queries/programs'
import { acceptRemoval, decideNotApplicable, declareNotApplicable } from '~db/writes/applicability'
import { bindRule } from '~db/writes/bind-rule'
import { attest, withdrawAttestation } from '~db/writes/statements'
import { decideWaiver, requestWaiver } from '~db/writes/waivers'
import type { AskedAct, PageAct } from './take-act'

/** Everything that may be done about one criterion. */
export function criterionActs(criterionId: string): Record<string, PageAct> {
  return {
    attest: {
      deed: 'attest',
      keeps: ['note'],
      act: ({ field, ...asked }) => attest(asked.db, { ...asked, subject: field('subject'), note: field('note') }),
    },
    waiver_request: {
      deed: 'request_waiver',
      keeps: ['reason', 'expires'],
      act: ({ field, ...asked }) =>
        requestWaiver(asked.db, {
          ...asked,
          criterionId,
          reason: field('reason'),
          expiresAt: endOfGivenDay(asked, field('expires')),
        }),
    },
    not_applicable_declare: {
      deed: 'declare_not_applicable',
      keeps: ['reason'],
      act: ({ field, ...asked }) => declareNotApplicable(asked.db, { ...asked, criterionId, reason: field('reason') }),
    },
    rule_confirm: {
      deed: 'bind_rule',
      keeps: [],
      act: ({ field, ...asked }) =>
        bindRule(asked.db, { ...asked, criterionId, rule: field('rule'), kind: 'confirmed' }),
    },
    rule_set: {
      deed: 'bind_rule',
      keeps: ['rule'],
      act: ({ field, ...asked }) => bindRule(asked.db, { ...asked, criterionId, rule: field('rule'), kind: 'set' }),
    },
    removal_accept: {
      deed: 'confirm_not_applicable',
      keeps: ['reason'],
      // The criterion counts no longer, and its page goes with it.
      leadsTo: '/waivers',
      act: ({ field, ...asked }) => acceptRemoval(asked.db, { ...asked, criterionId, reason: field('reason') }),
    },
    ...waiverActs,
    ...attestationActs,
  }
}

/** Decisions on what another member asked for; whoever asked may take it back. */
export const waiverActs: Record<string, PageAct> = {
  waiver_approve: { deed: 'approve_waiver', keeps: ['note'], act: (asked) => waiverDecision(asked, 'approve') },
  waiver_reject: { deed: 'approve_waiver', keeps: ['note'], act: (asked) => waiverDecision(asked, 'reject') },
  waiver_revoke: { deed: null, keeps: ['note'], act: (asked) => waiverDecision(asked, 'revoke') },
  not_applicable_confirm: {
    deed: 'confirm_not_applicable',
    keeps: ['note'],
    act: (asked) => applicabilityDecision(asked, 'confirm'),
  },
  not_applicable_reject: {
    deed: 'confirm_not_applicable',
    keeps: ['note'],
    act: (asked) => applicabilityDecision(asked, 'reject'),
  },
  not_applicable_withdraw: { deed: null, keeps: ['note'], act: (asked) => applicabilityDecision(asked, 'withdraw') },
}

export const attestationActs: Record<string, PageAct> = {
  attest_withdraw: {
    deed: null,
    keeps: ['note'],
    act: ({ field, ...asked }) =>
      withdrawAttestation(asked.db, { ...asked, attestationId: Number(field('record')), note: field('note') }),
  },
}

function waiverDecision({ field, ...asked }: AskedAct, kind: 'approve' | 'reject' | 'revoke') {
  return decideWaiver(asked.db, { ...asked, waiverId: Number(field('record')), kind, note: field('note') })
}

function applicabilityDecision({ field, ...asked }: AskedAct, kind: 'confirm' | 'reject' | 'withdraw') {
  return decideNotApplicable(asked.db, { ...asked, declarationId: Number(field('record')), kind, note: field('note') })
}

/** The end of a day in the program's own time zone; empty where it is no day, for the law to refuse. */
function endOfGivenDay({ db, program }: { db: AssayDatabase; program: string }, day: string): string {
  const found = findProgram(db, { slug: program })
  const declared = found === null ? null : readDeclaredTimezone(db, { programId: found.id })
  return parseAsOf(day, declared === null ? 'UTC' : declared) ?? ''
}
