import type { LoaderFunctionArgs } from '@remix-run/node'
import { reportDownload } from '~/server/report-download'

/** The overview as Markdown, to paste into a mail or a ticket. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return reportDownload(context.db, context.assess(request), 'overview.md', null)
}
