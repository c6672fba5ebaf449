import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActForm, ActingNotice, TextArea, typedIn } from '~/components/act-form'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { PortfolioTable } from '~/components/portfolio-table'
import { Section } from '~/components/section'
import { portfolioTexts } from '~/reports/messages/portfolio'
import { portfolioReport } from '~/reports/portfolio'
import { actingOf } from '~/server/acts/acting'
import { programActs } from '~/server/acts/program-acts'
import { takeAct } from '~/server/acts/take-act'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { lines, pending } = context.portfolio(request)
  if (pending.length > 0) context.unfinished()
  const asked = new URL(request.url).searchParams.get('program')
  return {
    report: portfolioReport(lines, pending),
    chosen: context.programs().find(({ slug }) => slug === asked) ?? null,
    acting: actingOf(context, request),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: programActs })
}

export const meta: MetaFunction = () => pageTitle('Programs')

export default function Programs() {
  const { report, chosen, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { programs, archived, pending, pendingText } = report
  const mayArchive = acting.deeds.includes('archive_program') && acting.nowHref === null
  const none = programs.length + archived.length + pending.length === 0
  const intent = chosen?.archived ? 'program_restore' : 'program_archive'
  return (
    <>
      <PageHead title="Programs" lede={report.countText} />
      <div id="acts">
        {none ? null : <ActingNotice acting={acting} who="to archive a program" />}
        {chosen === null || !mayArchive ? null : (
          <Section title={`${chosen.archived ? portfolioTexts.restore : portfolioTexts.archive}: ${chosen.title}`}>
            <p className="secondary">{portfolioTexts.archived}</p>
            <ActForm
              acting={acting}
              answer={answer}
              intent={intent}
              button={chosen.archived ? portfolioTexts.restore : portfolioTexts.archive}
            >
              <TextArea
                label="Why"
                name="note"
                required
                rows={2}
                defaultValue={typedIn(answer, intent, 'note') ?? ''}
              />
            </ActForm>
          </Section>
        )}
      </div>
      {none ? (
        <EmptyState title={portfolioTexts.nothing}>
          <Link to="/import">Import a tracker and its runs</Link>
        </EmptyState>
      ) : (
        <PortfolioTable programs={programs} caption="Programs" mayArchive={mayArchive} />
      )}
      {pendingText === null ? null : (
        <Section title="Not judged yet" aside={pendingText}>
          <ul className="pending-programs">
            {pending.map(({ slug, title, href }) => (
              <li key={slug}>
                <Link to={href}>{title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {archived.length === 0 ? null : (
        <Section title="Archived" aside={archived.length}>
          <p className="secondary">{portfolioTexts.archived}</p>
          <PortfolioTable programs={archived} caption="Archived programs" mayArchive={mayArchive} prefix="archived-" />
        </Section>
      )}
    </>
  )
}
