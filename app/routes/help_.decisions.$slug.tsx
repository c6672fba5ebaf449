import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { PlainMarkdown } from '~/components/plain-markdown'

export function loader({ params, context }: LoaderFunctionArgs) {
  const decision = context.decisions().find(({ slug }) => slug === params.slug)
  if (decision === undefined) throw new Response('There is no decision record of that name.', { status: 404 })
  return { decision }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.decision.title, 'Decisions')

export default function DecisionPage() {
  const { decision } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={decision.title}
        crumbs={[
          { label: 'Help', href: '/help' },
          { label: 'Decisions', href: '/help/decisions' },
        ]}
      />
      <PlainMarkdown text={decision.text} />
    </>
  )
}
