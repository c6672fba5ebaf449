import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormRefusal, ShownOnce } from '~/components/form-parts'
import { InviteForm, MembersTable } from '~/components/member-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { onceWords, refusalSentences } from '~/reports/messages/people'
import { memberRows, roleChoices } from '~/reports/people'
import { readFields } from '~/server/identity/forms'
import { memberAct } from '~/server/identity/member-actions'
import { listMembers } from '~db/queries/people'

export function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = context.requireDeed(request, 'manage_members')
  const rows = memberRows(listMembers(context.db))
  return { rows, own: viewer.memberId, fresh: context.identity.proofIsFresh(viewer) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = context.requireDeed(request, 'manage_members')
  const { office, publicUrl } = context.identity
  const field = await readFields(request)
  const origin = publicUrl === null ? new URL(request.url).origin : publicUrl
  const done = memberAct({ office, viewer, field, origin })
  if (done === null) throw new Response('There is no such form.', { status: 400 })
  return json(done, { status: done.refusal === null ? 200 : 400 })
}

export const meta: MetaFunction = () => pageTitle('Members')

export default function Members() {
  const { rows, own, fresh } = useLoaderData<typeof loader>()
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
      {fresh ? null : (
        <p className="banner">
          To change anything here, <Link to="/confirm?to=%2Fmembers">confirm that it is you</Link>.
        </p>
      )}
      <MembersTable rows={rows} own={own} open={fresh} roles={roleChoices} />
      {fresh ? (
        <InviteForm key={answer?.once?.lines[0]} roles={roleChoices} typed={answer === undefined ? {} : answer.typed} />
      ) : null}
    </>
  )
}
