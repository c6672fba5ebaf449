import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { assessProgram } from '~/domain/assess'
import { importAndTell } from '~/server/upload/import-and-tell'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { listPrograms } from '~db/queries/programs'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import type { ImportResult } from '~importers/import-result'
import { ingest } from '~importers/ingest.server'

const at = '2026-03-15T12:00:00.000Z'
const smallProgram = resolve(import.meta.dirname, '../fixtures/small-program')

/** A database that holds the small program, put back to that after every import. */
export interface TrialDatabase {
  /** Imports what was refused; a fault where a single byte of the file has changed. */
  refuse(result: ImportResult): string[]
  /** Imports what was taken, twice, and judges the program with it. */
  take(result: ImportResult): string[]
  close(): void
}

export function openTrialDatabase(scratch: string, folder = smallProgram): TrialDatabase {
  const file = join(scratch, 'fuzz.sqlite')
  const template = join(scratch, 'template.sqlite')
  let db = openDatabase(file)
  ingest(db, buildImport(discover([folder]).files), { importedAt: at })
  checkpoint(db)
  db.close()
  copyFileSync(file, template)
  db = openDatabase(file)
  const { slug } = listPrograms(db)[0]!
  let before = hashOfFile(db)

  function tell(result: ImportResult) {
    return importAndTell(db, result, { importedAt: at, given: {}, actor: 'fuzz', via: 'cli', program: slug })
  }
  function putBack(): void {
    db.close()
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true })
    copyFileSync(template, file)
    db = openDatabase(file)
    before = hashOfFile(db)
  }
  return {
    refuse(result) {
      const { report } = tell(result)
      const faults = report.wrote ? ['a refusal says that it wrote'] : []
      if (hashOfFile(db) === before) return faults
      putBack()
      return [...faults, 'the database changed though all was refused']
    },
    take(result) {
      try {
        const first = tell(result)
        const again = tell(result)
        const state = loadProgramState(db, { program: slug, asOf: '2026-03-16T00:00:00.000Z' })
        const { tiers } = assessProgram(state)
        const faults = again.report.wrote && first.report.wrote ? ['the second import of the same wrote'] : []
        return tiers.length === 0 ? [...faults, 'the program lost its tiers'] : faults
      } finally {
        putBack()
      }
    },
    close: () => db.close(),
  }
}

function checkpoint(db: AssayDatabase): void {
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** Of the file as it lies on disk once nothing waits beside it. */
function hashOfFile(db: AssayDatabase): string {
  checkpoint(db)
  const wal = existsSync(`${db.file}-wal`) ? readFileSync(`${db.file}-wal`) : ''
  return createHash('sha256').update(readFileSync(db.file)).update(wal).digest('hex')
}
