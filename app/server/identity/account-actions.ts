import type { Viewer } from '~/domain/people'
import type { PeopleRefusal } from '~/reports/messages/people'
import { beginTotp, endOwnSession, endTotp, finishTotp } from './account'
import type { Office } from './office'
import { createToken, revokeToken } from './tokens'

/** What became of a form of the account or members page. */
export interface FormOutcome {
  intent: string
  /** Which of the forms of that intent: key of the member, token or session that it is about; empty where there is one. */
  record: string
  refusal: PeopleRefusal | null
  /** Shown once and never again: a token, a link, recovery codes. */
  once: { kind: 'token' | 'link' | 'codes'; lines: string[] } | null
  /** What was typed, to stay in the form where it was refused; never a secret. */
  typed: Record<string, string>
}

export function outcome(intent: string, over: Partial<FormOutcome> = {}): FormOutcome {
  return { intent, record: '', refusal: null, once: null, typed: {}, ...over }
}

/** What a form that asks for a token keeps. */
export function typedToken(field: (name: string) => string) {
  const scopes = Object.fromEntries(['evidence:write', 'read'].map((scope) => [scope, field(scope)]))
  return { label: field('label'), days: field('days'), ...scopes }
}

interface AccountAct {
  office: Office
  request: Request
  viewer: Viewer
  field: (name: string) => string
}

/** Forms of the account page that need a fresh proof: what they change outlives the session. */
export const provenIntents = new Set(['totp-begin', 'totp-finish', 'totp-end', 'token-create', 'token-revoke'])

const acts: Record<string, (act: AccountAct) => FormOutcome> = {
  'session-end': ({ office, request, field }) =>
    outcome('session-end', endOwnSession(office, request, field('key')) ? {} : { refusal: 'gone' }),
  'sessions-end': ({ office, request }) =>
    outcome('sessions-end', endOwnSession(office, request, 'others') ? {} : { refusal: 'gone' }),
  'totp-begin': ({ office, viewer }) => {
    beginTotp(office, viewer.memberId)
    return outcome('totp-begin')
  },
  'totp-finish': ({ office, viewer, field }) => {
    const codes = finishTotp(office, viewer, field('totp'))
    return outcome('totp-finish', codes === null ? { refusal: 'bad_code' } : { once: { kind: 'codes', lines: codes } })
  },
  'totp-end': ({ office, viewer }) => {
    endTotp(office, viewer)
    return outcome('totp-end')
  },
  'token-create': ({ office, viewer, field }) => {
    const { memberId, name } = viewer
    const scopes = ['evidence:write', 'read'].filter((scope) => field(scope) !== '')
    const typed = typedToken(field)
    const made = createToken(office, { memberId, name, by: name, scopes, label: typed.label, days: Number(typed.days) })
    if (!made.ok) return outcome('token-create', { refusal: made.code, typed })
    return outcome('token-create', { once: { kind: 'token', lines: [made.token] } })
  },
  'token-revoke': ({ office, viewer, field }) => {
    const { memberId, name } = viewer
    const done = revokeToken(office, { id: Number(field('id')), memberId, by: name })
    return outcome('token-revoke', done ? {} : { refusal: 'gone' })
  },
}

/** Does what a form of the account page asks for; null for one that is unknown. */
export function accountAct(act: AccountAct): FormOutcome | null {
  const chosen = Object.hasOwn(acts, act.field('intent')) ? acts[act.field('intent')] : undefined
  return chosen === undefined ? null : chosen(act)
}
