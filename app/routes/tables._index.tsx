import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { BadgeSnippet } from '~/components/badge-snippet'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { badgeView } from '~/reports/badge-view'
import { badgeTexts } from '~/reports/messages/badges'
import { tablesPage } from '~/reports/messages/tables'
import { reportContext } from '~/reports/report-context'
import { type TablesReport, tablesReport } from '~/reports/tables/tables-page'
import { originOf } from '~/server/origin-of'
import { tableSources } from '~/server/table-sources'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const report = reportContext(assessment, input)
  const origin = originOf(context, request)
  const badges = [null, ...assessment.tiers].map((tier) => badgeView(report, origin, tier))
  const calendar = new URL(report.href.calendar(), origin).href
  const list = tablesReport(tableSources(context.db, report))
  return { report: list, badges, calendar, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(tablesPage.title, data?.title)

export default function Tables() {
  const { report, badges, calendar } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={tablesPage.title} lede={tablesPage.lede} />
      <ul className="entries tables-list">
        {report.tables.map((table) => (
          <li key={table.name} id={table.name}>
            <TableEntry table={table} />
          </li>
        ))}
      </ul>
      <p className="secondary fine">{tablesPage.filesNote}</p>
      <Section title={badgeTexts.calendarTitle} id="calendar">
        <p>{badgeTexts.calendar}</p>
        <p>
          <a href={calendar} download>
            <code>{calendar}</code>
          </a>
        </p>
      </Section>
      <Section title={badgeTexts.heading} id="badges">
        <p>{badgeTexts.lede}</p>
        {badges.map((badge) => (
          <BadgeSnippet key={badge.src} badge={badge} />
        ))}
        <p className="secondary fine">{badgeTexts.privateNote}</p>
      </Section>
    </>
  )
}

function TableEntry({ table }: { table: TablesReport['tables'][number] }) {
  return (
    <>
      <div className="tables-head">
        <h2>{table.pageHref === null ? table.title : <Link to={table.pageHref}>{table.title}</Link>}</h2>
        <span className="n">{table.rowsText}</span>
        <span className="choices">
          <a href={table.csvHref} download aria-label={`${table.title} as CSV`}>
            {tablesPage.csv}
          </a>
          <a href={table.jsonHref} download aria-label={`${table.title} as JSON`}>
            {tablesPage.json}
          </a>
        </span>
      </div>
      <p>{table.holds}</p>
      <details className="more">
        <summary>
          {table.columns.length} columns: {table.columns.map(({ label }) => label).join(', ')}
        </summary>
        <dl className="tables-columns">
          {table.columns.map((column) => (
            <div key={column.key}>
              <dt>
                <code>{column.key}</code>
              </dt>
              <dd>
                {column.label}, {column.unitText}
                {column.emptyText === null ? null : (
                  <span className="secondary">
                    {' '}
                    ({tablesPage.emptyMeans}: {column.emptyText})
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
