import { type Actor, done, type Outcome, refused } from '../acts/refusals'
import { may } from '../people'

export const archiveKinds = ['archive', 'restore'] as const
export type ArchiveKind = (typeof archiveKinds)[number]

/**
 * A program that is over leaves the portfolio's front and takes nothing more; all of it can be read as
 * before. Both ways ask for a reason, and the latest word holds.
 */
export function mayArchive(
  actor: Actor,
  asked: { kind: ArchiveKind; note: string; archived: boolean },
): Outcome<{ note: string }> {
  if (!may(actor.role, 'archive_program')) return refused('not_allowed')
  if (asked.kind === 'archive' && asked.archived) return refused('already_archived')
  if (asked.kind === 'restore' && !asked.archived) return refused('not_archived')
  const note = asked.note.trim()
  return note === '' ? refused('reason_missing') : done({ note })
}
