import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { endpointsCsv } from '~/reports/endpoints-csv'
import { notFound } from '~/server/not-found'

/** The endpoint table for a spreadsheet; cells that would be formulas are neutralised. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { input } = context.assess(request)
  const run = input.state.runs.find(({ label }) => label === params.run)
  if (run === undefined) throw notFound('run', params.run)
  return new Response(endpointsCsv(run), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachmentHeader(`${run.label}-endpoints.csv`),
      'Cache-Control': 'private, no-cache',
    },
  })
}
