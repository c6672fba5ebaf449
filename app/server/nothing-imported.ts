import { emptyCalendar } from '~/reports/calendar-feed'
import { emptyTexts } from '~/reports/messages/empty'

/**
 * The answer where no program is at hand, in the kind that the address promises: an empty calendar
 * (subscribed ones are fetched again and again, and fill when something is imported), Markdown or plain
 * text that says so for files, and JSON, from which the error page makes its own, for all others.
 */
export function nothingImported(path: string): Response {
  const text = emptyTexts.nothingImported
  const answer = (body: string, type: string, status = 404) =>
    new Response(body, { status, headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' } })
  switch (/\.(\w+)$/.exec(path)?.[1]) {
    case 'ics':
      return answer(emptyCalendar(), 'text/calendar', 200)
    case 'md':
      return answer(`# Assay\n\n${text}\n`, 'text/markdown')
    case 'csv':
    case 'patch':
    case 'zip':
      return answer(`${text}\n`, 'text/plain')
    default:
      return Response.json({ text, empty: true }, { status: 404 })
  }
}
