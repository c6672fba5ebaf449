import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { AuditFilterForm, AuditTable } from '~/components/audit-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pager } from '~/components/pager'
import { WitnessSection } from '~/components/server-settings'
import { auditFilter, auditPages, auditRow } from '~/reports/audit'
import { auditTexts } from '~/reports/messages/audit'
import { logReport } from '~/reports/server-settings'
import { logState } from '~/server/settings/witness-state'
import { auditChoices, findAudit } from '~db/queries/audit'

const pageSize = 50

export function loader({ request, context }: LoaderFunctionArgs) {
  context.requireDeed(request, 'read_audit')
  const { searchParams } = new URL(request.url)
  const filter = auditFilter(searchParams)
  const { total } = findAudit(context.db, { filter, page: { offset: 0, limit: 0 } })
  const { offset, pages } = auditPages(total, Math.floor(Number(searchParams.get('page'))) || 1, pageSize, searchParams)
  const { rows } = findAudit(context.db, { filter, page: { offset, limit: pageSize } })
  return {
    rows: rows.map(auditRow),
    total,
    pages,
    typed: Object.fromEntries(searchParams),
    query: searchParams.toString(),
    choices: { ...auditChoices(context.db), programs: context.programs() },
    log: logReport(logState(context.db, context.identity.office.now())),
  }
}

export const meta: MetaFunction = () => pageTitle(auditTexts.title)

export default function Audit() {
  const { rows, total, pages, typed, query, choices, log } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={auditTexts.title} lede={auditTexts.lede} />
      {log.head === null ? null : (
        <p className="fine code-line">
          Chain head, entry {log.head.seq}: <code>{log.head.hash}</code>
        </p>
      )}
      <WitnessSection log={log} />
      <AuditFilterForm typed={typed} choices={choices} />
      <p className="secondary fine">
        {total === 1 ? '1 entry' : `${total} entries`}. All of them as{' '}
        <Link to={`/audit.csv?${query}`} reloadDocument>
          CSV
        </Link>{' '}
        or{' '}
        <Link to={`/audit.json?${query}`} reloadDocument>
          JSON
        </Link>
        .
      </p>
      <AuditTable rows={rows} />
      <Pager pages={pages} label="Pages of the audit log" previous="newer" next="older" />
    </>
  )
}
