import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ChangeSections } from '~/components/change-list'
import { ChangesChooser } from '~/components/changes-chooser'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { Orphans, SnapshotTable } from '~/components/snapshot-table'
import { changesPage } from '~/reports/changes'
import { changesQuery, chooseSnapshots } from '~/reports/changes-query'
import { changesLede, changesTeach } from '~/reports/messages/changes'
import { changesBetween } from '~/server/changes.server'
import { listSnapshots } from '~db/queries/snapshots'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const program = assessment.settings.slug
  const kept = listSnapshots(context.db, { program, until: assessment.asOf })
  const asked = changesQuery(new URL(request.url).searchParams)
  const chosen = chooseSnapshots(kept, asked)
  const compared = chosen === null ? null : changesBetween(context.db, { program, ...chosen })
  return { page: changesPage(assessment, input, { kept, asked, chosen, compared }), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Changes', data?.title)

export default function Changes() {
  const { page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Changes" crumbs={[{ label: 'Documents', href: '/documents' }]} lede={changesLede} />
      <ChangesChooser page={page} />
      {page.trouble === null ? null : <p className="banner">{page.trouble}</p>}
      {page.summary === null ? null : <p className="changes-summary">{page.summary}</p>}
      {page.facets.map((facet) => (
        <p key={facet.label} className="facet">
          <span className="caps">{facet.label}</span>
          {facet.options.map((option) => (
            <Link key={option.value} to={option.href} preventScrollReset aria-current={option.on ? 'true' : undefined}>
              {option.label} <span className="count">{option.count}</span>
            </Link>
          ))}
        </p>
      ))}
      {page.clearHref === null ? null : (
        <p className="secondary fine">
          <Link to={page.clearHref}>Drop the filters</Link>
        </p>
      )}
      {page.emptyText === null ? null : (
        <EmptyState title={page.from === null ? changesTeach.title : 'No changes'}>{page.emptyText}</EmptyState>
      )}
      <ChangeSections sections={page.sections} />
      {page.snapshots.length === 0 ? null : (
        <Section title="Snapshots" id="snapshots" aside="newest first, with the bytes as received">
          <SnapshotTable snapshots={page.snapshots} />
        </Section>
      )}
      <Orphans orphans={page.orphans} />
    </>
  )
}
