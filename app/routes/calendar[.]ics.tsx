import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarFeed } from '~/reports/calendar-feed'
import { reportContext } from '~/reports/report-context'

/** Days of a program for any calendar that subscribes to an address. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { publicUrl } = context.identity
  const origin = publicUrl === null ? new URL(request.url).origin : publicUrl
  return new Response(calendarFeed(reportContext(assessment, input), origin), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  })
}
