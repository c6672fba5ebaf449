import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { MomentLink } from '~/components/moment-link'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { helpTexts } from '~/reports/messages/help'
import { ledeOf } from '~/server/guides/read-texts'

export function loader({ context }: LoaderFunctionArgs) {
  return { guides: context.guides().map(({ slug, title, text }) => ({ slug, title, lede: ledeOf(text) })) }
}

export const meta: MetaFunction = () => pageTitle(helpTexts.guidesTitle, 'Help')

export default function Guides() {
  const { guides } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={helpTexts.guidesTitle} crumbs={[{ label: 'Help', href: '/help' }]} lede={helpTexts.guidesLede} />
      <div className="section prose">
        {guides.length === 0 ? (
          <EmptyState title={helpTexts.guidesTitle}>{helpTexts.guidesNone}</EmptyState>
        ) : (
          <ul className="entries plain">
            {guides.map(({ slug, title, lede }) => (
              <li key={slug}>
                <MomentLink to={`/help/guides/${slug}`}>{title}</MomentLink>
                <p className="secondary">{lede}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
