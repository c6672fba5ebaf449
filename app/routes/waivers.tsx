import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ActingNotice } from '~/components/act-form'
import { EmptyState } from '~/components/empty-state'
import { ExpiryCalendar, Grants } from '~/components/grant-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { grants, upcomingExpiries } from '~/reports/grants'
import { grantTexts } from '~/reports/messages/act-pages'
import { actingOf, lookingOf } from '~/server/acts/acting'
import { waiverActs } from '~/server/acts/criterion-acts'
import { takeAct } from '~/server/acts/take-act'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const items = grants(assessment, input, lookingOf(context, request))
  return {
    items,
    expiries: upcomingExpiries(items),
    acting: actingOf(context, request),
    title: assessment.settings.title,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: waiverActs })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Waivers', data?.title)

const groups = [
  { title: 'Waiting for a decision', states: ['pending'] },
  { title: 'In force', states: ['active', 'confirmed'] },
  { title: 'Past', states: ['expired', 'revoked', 'rejected', 'withdrawn', 'void'] },
]

export default function Waivers() {
  const { items, expiries, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Waivers" lede={grantTexts.lede} />
      <div id="acts">
        <ActingNotice acting={acting} who="to decide on them" />
      </div>
      {items.length === 0 ? (
        <EmptyState title="Nobody has asked for anything">
          A waiver is asked for on the page of its criterion.
        </EmptyState>
      ) : (
        <Section title="What ends next">
          {expiries.length === 0 ? (
            <EmptyState title="Nothing ends">No waiver is in force or asked for.</EmptyState>
          ) : (
            <ExpiryCalendar items={expiries} />
          )}
        </Section>
      )}
      {groups.map(({ title, states }) => {
        const own = items.filter(({ state }) => states.includes(state))
        return own.length === 0 ? null : (
          <Section key={title} title={title} aside={own.length}>
            <Grants items={own} acting={acting} answer={answer} />
          </Section>
        )
      })}
    </>
  )
}
