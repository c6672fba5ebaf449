import type { EvidenceFile } from '~/domain/evidence'
import type { Given } from '~/domain/given'
import type { AssayDatabase } from '../client.server'
import { contentDigestOf } from '../content-digest'

/**
 * What was said of a run when these files came in before, under whatever label: the same bytes
 * without any words are that run again. null where they are new or nothing was said.
 */
export function findGiven(
  db: AssayDatabase,
  input: { programId: number; files: readonly EvidenceFile[] },
): Given | null {
  const rest = db.sqlite
    .prepare('SELECT rest FROM run WHERE program_id = ? AND content_digest = ? ORDER BY id DESC LIMIT 1')
    .pluck()
    .get(input.programId, contentDigestOf(input.files)) as string | undefined
  if (rest === undefined) return null
  const { given }: { given?: Given } = JSON.parse(rest)
  return given === undefined ? null : given
}
