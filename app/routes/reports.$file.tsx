import type { LoaderFunctionArgs } from '@remix-run/node'
import { reportDownload } from '~/server/report-download'

/** `/reports/tier.md?id=tier-1`: a report as Markdown or JSON. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = new URL(request.url).searchParams.get('id')
  return reportDownload(context.db, context.assess(request), params.file as string, id)
}
