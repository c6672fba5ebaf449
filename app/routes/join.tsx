import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Field, FormRefusal } from '~/components/form-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { shortestPassword } from '~/domain/people'
import { linkWords, refusalSentences } from '~/reports/messages/people'
import { goWith, readFields } from '~/server/identity/forms'

export function loader({ request, context }: LoaderFunctionArgs) {
  const given = new URL(request.url).searchParams.get('link')
  const link = given === null ? null : context.identity.openLink(given)
  if (given === null || link === null) return { link: null }
  const { kind, member } = link
  return { link: { kind, secret: given, member, words: linkWords[kind] } }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const field = await readFields(request)
  const [password, again] = [field('password'), field('again')]
  const typed = { name: field('name'), displayName: field('displayName') }
  if (password !== again) return json({ typed, refusal: refusalSentences.differ }, { status: 400 })
  const result = await context.identity.takeLink(request, { ...typed, password, secret: field('secret') })
  if (result.ok) return goWith('/', result.cookies)
  return json({ typed, refusal: refusalSentences[result.code] }, { status: result.code === 'busy' ? 503 : 400 })
}

export const meta: MetaFunction = () => pageTitle('Set a password')

export default function Join() {
  const { link } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (link === null) return <PageHead title="This link opens nothing" lede={refusalSentences.link_void} />
  const { member, words, secret } = link
  return (
    <>
      <PageHead title={words.title} lede={words.text} />
      <Form method="post" className="form" reloadDocument>
        <FormRefusal text={answer?.refusal} />
        <input type="hidden" name="secret" value={secret} />
        {member === null ? (
          <>
            <Field
              label="Sign-in name"
              name="name"
              autoComplete="username"
              autoCapitalize="none"
              required
              maxLength={40}
              defaultValue={answer?.typed.name}
              hint="Letters, digits, dots and hyphens. It stands beside everything you record, and stays."
            />
            <Field
              label="Name as shown"
              name="displayName"
              autoComplete="name"
              maxLength={80}
              defaultValue={answer?.typed.displayName}
            />
          </>
        ) : (
          <Field label="Sign-in name" name="name" autoComplete="username" readOnly defaultValue={member.name} />
        )}
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          hint={`At least ${shortestPassword} characters, of whatever kind. A few words in a row do well.`}
        />
        <Field label="Password again" name="again" type="password" autoComplete="new-password" required />
        <p>
          <button type="submit" className="button primary">
            Set the password and sign in
          </button>
        </p>
      </Form>
    </>
  )
}
