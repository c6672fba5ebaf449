import { attachmentHeader } from '~/reports/attachment'
import { starterTracker } from '~/reports/messages/starter-tracker'

/** A small tracker to begin with. */
export function loader() {
  return new Response(starterTracker, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': attachmentHeader('tracker.md'),
    },
  })
}
