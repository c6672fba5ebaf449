import type { EvidenceFile } from '~/domain/evidence'
import { sha256 } from './digest'

/** Over kinds and hashes of a run's files: the same files are the same run. */
export function contentDigestOf(files: readonly EvidenceFile[]): string {
  return sha256(
    files
      .map((file) => `${file.kind}:${file.sha256}`)
      .sort()
      .join('\n'),
  )
}
