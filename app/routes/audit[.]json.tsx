import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { auditFilter, auditJson } from '~/reports/audit'
import { logState } from '~/server/settings/witness-state'
import { findAudit } from '~db/queries/audit'

/** The filtered log as one document, with the head of the whole chain. */
export function loader({ request, context }: LoaderFunctionArgs) {
  context.requireDeed(request, 'read_audit')
  const { rows } = findAudit(context.db, { filter: auditFilter(new URL(request.url).searchParams) })
  const { head } = logState(context.db, context.identity.office.now()).verification
  return Response.json(auditJson(rows, head), {
    headers: { 'Content-Disposition': attachmentHeader('audit.json'), 'Cache-Control': 'private, no-store' },
  })
}
