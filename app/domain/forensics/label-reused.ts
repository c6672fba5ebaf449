import type { Finding } from '../evidence'
import type { Examination } from './examination'

/** The label stood for other measured bytes in an earlier revision: whoever cites it may mean those. */
export function examineLabelReused({ run }: Examination): Finding[] {
  const revisions = run.revisions ?? []
  const own = revisions[revisions.length - 1]
  const others = revisions.filter(({ digest }) => digest !== own?.digest)
  const last = others[others.length - 1]
  if (own === undefined || last === undefined) return []
  return [
    {
      code: 'label_reused',
      severity: 'warn',
      scope: 'run',
      rows: [],
      numbers: { revisions: revisions.length, revision: own.revision, earlierRevision: last.revision },
      words: { importedAt: own.importedAt, earlierImportedAt: last.importedAt },
    },
  ]
}
