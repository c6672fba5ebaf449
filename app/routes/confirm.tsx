import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Field, FormRefusal } from '~/components/form-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { confirmWords, refusalSentences } from '~/reports/messages/people'
import { goWith, readFields } from '~/server/identity/forms'
import { ownPath } from '~/server/theme'

export function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = context.requireMember(request)
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  return { to, name: viewer.name, second: context.identity.needsCode(viewer.memberId) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  context.requireMember(request)
  const field = await readFields(request)
  const result = await context.identity.confirm(request, { password: field('password'), code: field('code') })
  if (result.ok) return goWith(ownPath(field('to')), [])
  const status = { wrong: 403, too_many: 429, busy: 503 }[result.code]
  return json({ refusal: refusalSentences[result.code] }, { status })
}

export const meta: MetaFunction = () => pageTitle('Confirm that it is you')

export default function Confirm() {
  const { to, name, second } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Confirm that it is you" lede={confirmWords} />
      <Form method="post" className="form" reloadDocument>
        <FormRefusal text={answer?.refusal} />
        <input type="hidden" name="to" value={to} />
        <Field label="Name" name="name" autoComplete="username" readOnly defaultValue={name} />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required={!second} />
        {second ? (
          <Field label="Or a code" name="code" autoComplete="one-time-code" hint="Of your authenticator." />
        ) : null}
        <p>
          <button type="submit" className="button primary">
            Confirm
          </button>
        </p>
      </Form>
    </>
  )
}
