import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { auditCsv, auditFilter } from '~/reports/audit'
import { findAudit } from '~db/queries/audit'

/** The filtered log for a spreadsheet; cells that would be formulas are neutralised. */
export function loader({ request, context }: LoaderFunctionArgs) {
  context.requireDeed(request, 'read_audit')
  const { rows } = findAudit(context.db, { filter: auditFilter(new URL(request.url).searchParams) })
  return new Response(auditCsv(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachmentHeader('audit.csv'),
      'Cache-Control': 'private, no-store',
    },
  })
}
