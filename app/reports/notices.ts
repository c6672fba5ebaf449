import type { TierEvent } from '~/domain/tier-events'
import { moment } from './dates'
import { tierSigns } from './glyphs'
import { hrefs } from './href'
import { eventLines, eventTitle } from './messages/notices'

/** Something that happened to a signed tier, as it was kept. */
export interface KeptEvent {
  id: number
  at: string
  program: { slug: string; title: string }
  event: TierEvent
}

const states = { suspect: 'exited_suspect', regressed: 'exited_regressed' } as const

/** An event as pages show it. Times in UTC: its readers belong to several programs. */
export function eventView({ id, at, program, event }: KeptEvent) {
  const href = hrefs({ asOf: null, program: program.slug })
  return {
    id,
    at: moment(at, 'UTC'),
    program: program.title,
    sign: tierSigns[states[event.kind]],
    title: eventTitle(event),
    href: href.tier(event.tierId),
    lines: eventLines(event),
    signers: event.signers,
  }
}

/** What a webhook receives; `schemaVersion` rises when a receiver would have to be changed. */
export function eventMessage(kept: KeptEvent, origin: string) {
  const { id, at, program, event } = kept
  const view = eventView(kept)
  return {
    schemaVersion: 1,
    event: `tier.${event.kind}`,
    id,
    at,
    program,
    tier: { id: event.tierId, title: event.tierTitle },
    signers: event.signers,
    text: view.title,
    lines: view.lines,
    failed: event.failed,
    differences: event.differences,
    url: new URL(view.href, origin).href,
  }
}
