import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PasswordForm, SecondFactor, Sessions } from '~/components/account-parts'
import { FormRefusal, ShownOnce } from '~/components/form-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Tokens } from '~/components/token-parts'
import { may } from '~/domain/people'
import { onceWords, refusalSentences, roleNames } from '~/reports/messages/people'
import { accountReport } from '~/reports/people'
import { askProof, asReading } from '~/server/acts/ask-proof'
import { accountAct, outcome, provenIntents, typedToken } from '~/server/identity/account-actions'
import { goWith, readFields } from '~/server/identity/forms'
import { proverOf } from '~/server/identity/prover'

export function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = context.requireMember(request)
  const { identity } = context
  return {
    who: { displayName: viewer.displayName, name: viewer.name, role: roleNames[viewer.role] },
    report: accountReport(identity.account(request, viewer), identity.office.now()),
    prover: proverOf(context, viewer),
    tokens: may(viewer.role, 'manage_tokens'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = context.requireMember(request)
  const { identity } = context
  const field = await readFields(request)
  const intent = field('intent')
  if (intent === 'password') {
    if (field('next') !== field('again')) return json(outcome(intent, { refusal: 'differ' }), { status: 400 })
    const given = { viewer, current: field('current'), next: field('next') }
    const result = await identity.changePassword(request, given)
    if (result.ok) return goWith('/account', result.cookies)
    return json(outcome(intent, { refusal: result.code }), { status: 400 })
  }
  if (intent === 'token-create') context.requireDeed(asReading(request), 'manage_tokens')
  const proof = provenIntents.has(intent) ? await askProof({ request, context, viewer, field }) : null
  if (proof !== null) {
    const kept = { record: field('id'), refusal: proof.code, typed: typedToken(field) }
    return json(outcome(intent, kept), { status: proof.status })
  }
  const done = accountAct({ office: identity.office, request, viewer, field })
  if (done === null) throw new Response('There is no such form.', { status: 400 })
  return json(done, { status: done.refusal === null ? 200 : 400 })
}

export const meta: MetaFunction = () => pageTitle('Account')

export default function Account() {
  const { who, report, prover, tokens } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer === undefined || answer.refusal === null ? null : refusalSentences[answer.refusal]
  return (
    <>
      <PageHead title={who.displayName} lede={`Signed in as ${who.name}. Role: ${who.role.toLowerCase()}.`} />
      <FormRefusal text={refusal} />
      {answer === undefined || answer.once === null ? null : (
        <ShownOnce text={onceWords[answer.once.kind]} lines={answer.once.lines} />
      )}
      <Sessions sessions={report.sessions} />
      {tokens || report.tokens.length > 0 ? (
        <Tokens key={answer?.once?.lines[0]} tokens={report.tokens} makes={tokens} prover={prover} answer={answer} />
      ) : null}
      <PasswordForm since={report.passwordAt} name={who.name} />
      <SecondFactor report={report} prover={prover} answer={answer} />
    </>
  )
}
