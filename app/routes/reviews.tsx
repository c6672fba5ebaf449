import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { ReviewsTable } from '~/components/reviews-table'
import { Section } from '~/components/section'
import { reviewTexts } from '~/reports/messages/review'
import { reportContext } from '~/reports/report-context'
import { reviewsReport } from '~/reports/review/reviews'
import { actingOf } from '~/server/acts/acting'
import { coloursAtHand } from '~/server/review/colours-at-hand'
import { findProgram } from '~db/queries/programs'
import { latestDrafts } from '~db/queries/sheets'

export function loader({ request, context }: LoaderFunctionArgs) {
  const assessed = context.assess(request)
  const { assessment, input } = assessed
  const program = findProgram(context.db, { slug: assessment.settings.slug })
  const mayWrite = actingOf(context, request).deeds.includes('write_review')
  const colours = coloursAtHand(context.db, assessed)
  const report = reviewsReport(reportContext(assessment, input), {
    drafts: mayWrite && program !== null ? latestDrafts(context.db, { programId: program.id }) : new Map(),
    computed: colours.of,
  })
  if (colours.finish()) context.unfinished()
  return { report, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Reviews', data?.title)

export default function Reviews() {
  const { report } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Reviews" lede={reviewTexts.lede} />
      {report.emptyText === null ? (
        <Section
          title="Weeks"
          aside={
            <>
              {report.owedText}
              {report.standupHref === null ? null : (
                <>
                  {' · '}
                  <Link to={report.standupHref}>stand-up of the day</Link>
                </>
              )}
            </>
          }
        >
          <ReviewsTable lines={report.lines} />
        </Section>
      ) : (
        <EmptyState title="Nothing to review" teach>
          {report.emptyText}
        </EmptyState>
      )}
    </>
  )
}
