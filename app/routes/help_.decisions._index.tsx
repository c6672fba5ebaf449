import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { MomentLink } from '~/components/moment-link'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'

export function loader({ context }: LoaderFunctionArgs) {
  return { decisions: context.decisions().map(({ slug, title }) => ({ slug, title })) }
}

export const meta: MetaFunction = () => pageTitle('Decisions', 'Help')

export default function Decisions() {
  const { decisions } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="Decisions"
        crumbs={[{ label: 'Help', href: '/help' }]}
        lede="Choices in the making of Assay that a newcomer would question: what stood before them, what was decided, what follows. Superseded, never deleted."
      />
      <div className="section">
        {decisions.length === 0 ? (
          <EmptyState title="No records">They are not part of this installation.</EmptyState>
        ) : (
          <ul className="entries plain">
            {decisions.map(({ slug, title }) => (
              <li key={slug}>
                <MomentLink to={`/help/decisions/${slug}`}>{title}</MomentLink>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
