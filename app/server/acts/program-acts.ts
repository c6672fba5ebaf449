import type { ArchiveKind } from '~/domain/work/archiving'
import { archiveProgram } from '~db/writes/archive-program'
import type { PageAct } from './take-act'

function act(kind: ArchiveKind): PageAct {
  return {
    deed: 'archive_program',
    keeps: ['note'],
    archived: true,
    act: ({ db, program, actor, at, field }) => archiveProgram(db, { program, kind, note: field('note'), actor, at }),
  }
}

/** The forms of the portfolio. */
export const programActs: Record<string, PageAct> = {
  program_archive: act('archive'),
  program_restore: act('restore'),
}
