import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormRefusal, ShownOnce } from '~/components/form-parts'
import { InviteForm, MembersTable } from '~/components/member-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { onceWords, refusalSentences } from '~/reports/messages/people'
import { memberRows, roleChoices } from '~/reports/people'
import { askProof, asReading } from '~/server/acts/ask-proof'
import { outcome } from '~/server/identity/account-actions'
import { readFields } from '~/server/identity/forms'
import { memberAct, typedMember } from '~/server/identity/member-actions'
import { proverOf } from '~/server/identity/prover'
import { listMembers } from '~db/queries/people'

export function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = context.requireDeed(request, 'manage_members')
  const rows = memberRows(listMembers(context.db))
  return { rows, own: viewer.memberId, prover: proverOf(context, viewer) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = context.requireDeed(asReading(request), 'manage_members')
  const { office, publicUrl } = context.identity
  const field = await readFields(request)
  const proof = await askProof({ request, context, viewer, field })
  if (proof !== null) {
    const kept = { record: field('member'), refusal: proof.code, typed: typedMember(field) }
    return json(outcome(field('intent'), kept), { status: proof.status })
  }
  const origin = publicUrl === null ? new URL(request.url).origin : publicUrl
  // Asked again: who sends a form slowly may no longer be an owner when it is there.
  context.requireDeed(asReading(request), 'manage_members')
  const done = memberAct({ office, viewer, field, origin })
  if (done === null) throw new Response('There is no such form.', { status: 400 })
  return json(done, { status: done.refusal === null ? 200 : 400 })
}

export const meta: MetaFunction = () => pageTitle('Members')

export default function Members() {
  const { rows, own, prover } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer === undefined || answer.refusal === null ? null : refusalSentences[answer.refusal]
  return (
    <>
      <PageHead
        title="Members"
        lede="Who may act here, and as what. A change of role ends the sessions of the member: they sign in anew."
      />
      <FormRefusal text={refusal} />
      {answer === undefined || answer.once === null ? null : (
        <ShownOnce text={onceWords[answer.once.kind]} lines={answer.once.lines} />
      )}
      <MembersTable rows={rows} own={own} prover={prover} answer={answer} roles={roleChoices} />
      <InviteForm key={answer?.once?.lines[0]} roles={roleChoices} prover={prover} answer={answer} />
    </>
  )
}
