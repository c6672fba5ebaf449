import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { DropForm } from '~/components/drop-form'
import { EmptyState } from '~/components/empty-state'
import { FormRefusal } from '~/components/form-parts'
import { ConfirmImport, PreviewBody } from '~/components/import-preview'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { refusalOfDeed } from '~/domain/people'
import { importTexts } from '~/reports/messages/import-page'
import { uploadLimitsText } from '~/reports/messages/receipt'
import { readFields } from '~/server/identity/forms'
import { signInPath } from '~/server/identity/require-deed'
import { hasOwner } from '~db/queries/people'

export function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = context.viewer(request)
  const refusal = refusalOfDeed(viewer, 'import_documents', null)
  const { searchParams } = new URL(request.url)
  const [found, asked] = [searchParams.get('found'), searchParams.get('answer')]
  const preview = found === null || viewer === null ? null : context.lookedAt(found, viewer.memberId)
  const answer = asked === null || viewer === null ? null : context.uploadAnswer(asked, viewer.memberId)
  const gone = (found !== null && preview === null) || (asked !== null && answer === null)
  const body = {
    refusal,
    signInHref: signInPath('/import'),
    limitsText: uploadLimitsText(context.uploadLimits),
    found: found ?? '',
    preview: refusal === null ? preview : null,
    message: gone && refusal === null ? importTexts.expired : answer === null ? null : answer.message,
    first: context.programs().length === 0,
    owned: hasOwner(context.db),
    programs: context.programs().filter(({ sample, archived }) => !sample && !archived),
  }
  return json(body, { status: answer === null ? 200 : answer.status })
}

export async function action({ request, context }: ActionFunctionArgs) {
  context.requireDeed(request, 'import_documents')
  const field = await readFields(request.clone())
  const viewer = context.requireDeed(request, 'import_documents')
  const typed = { into: field('into'), title: field('title'), slug: field('slug') }
  const done = await context.confirmImport(field('found'), viewer, context.identity.office.now(), typed)
  if ('location' in done) return redirect(done.location, 303)
  return json({ refusal: done.refusal, typed }, { status: done.status })
}

export const meta: MetaFunction = () => pageTitle(importTexts.title)

export default function Import() {
  const { refusal, owned, signInHref, limitsText, found, preview, message, first, programs } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = answer?.typed ?? {
    into: '',
    title: preview === null ? '' : preview.title,
    slug: preview === null ? '' : preview.slug,
  }
  return (
    <>
      <PageHead
        title={first && preview === null ? 'Nothing has been imported yet' : importTexts.title}
        lede={importTexts.lede}
      />
      <FormRefusal text={preview === null ? message : null} />
      {refusal === null ? null : (
        <EmptyState
          title={
            refusal !== 'sign_in_needed' ? 'Not for your role' : owned ? importTexts.stranger : 'Become the owner first'
          }
        >
          {refusal !== 'sign_in_needed' ? (
            importTexts.notYours
          ) : owned ? (
            <>
              <Link to={signInHref}>Sign in</Link> {importTexts.toImport}
            </>
          ) : (
            importTexts.ownerless
          )}
        </EmptyState>
      )}
      {preview === null ? (
        <>
          {refusal === null ? (
            <DropForm
              action="/import/files"
              drop={importTexts.drop}
              send={importTexts.send}
              limitsText={limitsText}
              before={!first}
            />
          ) : null}
          <Section title="Other ways">
            <p>
              {importTexts.command} <code>{importTexts.commandLine}</code>
            </p>
            <p>
              {importTexts.sample} <code>{importTexts.sampleCommand}</code>
            </p>
            <p>
              <Link to="/help/first-steps">{importTexts.firstSteps}</Link>
            </p>
          </Section>
        </>
      ) : (
        <>
          <Section title={`Found: ${preview.countText}`} aside="nothing is written yet">
            {preview.any ? (
              <ConfirmImport
                {...{ found, preview, programs, typed }}
                refusal={answer === undefined ? null : answer.refusal}
              />
            ) : (
              <EmptyState title={importTexts.nothing} />
            )}
            <p>
              <Link to="/import">Choose other files</Link>
            </p>
          </Section>
          <PreviewBody preview={preview} />
        </>
      )}
    </>
  )
}
