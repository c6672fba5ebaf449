import type { LoaderFunctionArgs } from '@remix-run/node'
import { atomFeed } from '~/reports/feed'
import { listTierEvents } from '~db/queries/notices'

const shown = 50

/** What happened to signed tiers, for a feed reader; of one program with `?program=`. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { origin, searchParams } = new URL(request.url)
  const program = searchParams.get('program')
  const events = listTierEvents(context.db, { program: program === '' ? null : program, limit: shown })
  const { publicUrl } = context.identity
  return new Response(atomFeed(events, publicUrl === null ? origin : publicUrl), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': 'private, no-cache' },
  })
}
