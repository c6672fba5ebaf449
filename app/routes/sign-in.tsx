import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Field, FormRefusal } from '~/components/form-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { refusalSentences, signInWords } from '~/reports/messages/people'
import { goWith, readFields } from '~/server/identity/forms'
import { ownPath } from '~/server/theme'

export function loader({ request, context }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  if (context.viewer(request) !== null) throw redirect(to)
  return { to, lede: signInWords[context.readersAreMembers ? 'private' : 'open'] }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const field = await readFields(request)
  const given = { name: field('name'), password: field('password'), code: field('code') }
  const result = await context.identity.signIn(request, given)
  if (result.ok) return goWith(ownPath(field('to')), result.cookies)
  const status = { wrong: 403, too_many: 429, busy: 503 }[result.code]
  return json({ name: given.name, refusal: refusalSentences[result.code] }, { status })
}

export const meta: MetaFunction = () => pageTitle('Sign in')

export default function SignIn() {
  const { to, lede } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Sign in" lede={lede} />
      <Form method="post" className="form" reloadDocument>
        <FormRefusal text={answer?.refusal} />
        <input type="hidden" name="to" value={to} />
        <Field
          label="Name"
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          required
          defaultValue={answer?.name}
        />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <Field
          label="Code"
          name="code"
          inputMode="text"
          autoComplete="one-time-code"
          hint="Only if you have set up a second factor: six digits, or a recovery code."
        />
        <p>
          <button type="submit" className="button primary">
            Sign in
          </button>
        </p>
      </Form>
      <p className="secondary fine">Forgotten? An owner can make a link by which you set a new password.</p>
    </>
  )
}
