import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ActingNotice } from '~/components/act-form'
import { Attestations } from '~/components/attestation-parts'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { attestationViews } from '~/reports/attestations'
import { attestationTexts } from '~/reports/messages/act-pages'
import { actingOf, lookingOf } from '~/server/acts/acting'
import { attestationActs } from '~/server/acts/criterion-acts'
import { takeAct } from '~/server/acts/take-act'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const items = attestationViews(assessment, input, lookingOf(context, request).actor)
  return { items, acting: actingOf(context, request), title: assessment.settings.title }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: attestationActs })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Attestations', data?.title)

export default function AttestationsPage() {
  const { items, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const standing = items.filter((item) => item.standing).length
  return (
    <>
      <PageHead title="Attestations" lede={attestationTexts.lede} />
      <div id="acts">
        <ActingNotice acting={acting} who="to take back what you stated" />
      </div>
      <Section title="What members stated" aside={`${standing} of ${items.length} stand`}>
        {items.length === 0 ? (
          <EmptyState title="Nobody has stated anything">
            A fact is stated on the page of the criterion that asks for it.
          </EmptyState>
        ) : (
          <Attestations items={items} acting={acting} answer={answer} />
        )}
      </Section>
    </>
  )
}
