import { resolve } from 'node:path'
import { packageRoot } from '~/server/package-root'
import { type AssayDatabase, defaultDatabaseFile, openDatabase } from '~db/client.server'
import { listPrograms, type ProgramRow } from '~db/queries/programs'
import { UsageError, unknownName } from './exit-codes'
import type { Terminal } from './terminal'

/** Options that every command takes. */
export interface CommonOptions {
  program?: string
  db?: string
  asOf?: string
  json?: boolean
}

export interface CommandContext {
  terminal: Terminal
  /** Sets the exit code that the process ends with. */
  exit(code: number): void
}

/** `--db`, from where the command was called; else the project's own database. */
export function databaseFile(options: CommonOptions): string {
  return options.db === undefined ? defaultDatabaseFile(packageRoot()) : resolve(options.db)
}

/** Opens the database for one command and closes it after. */
export async function withDatabase<T>(options: CommonOptions, work: (db: AssayDatabase) => T | Promise<T>): Promise<T> {
  const db = openDatabase(databaseFile(options))
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** The program asked for; without `--program` the only one, or the only one beside the sample. */
export function chooseProgram(db: AssayDatabase, options: CommonOptions): ProgramRow {
  const programs = listPrograms(db)
  const slugs = programs.map(({ slug }) => slug)
  if (options.program !== undefined) {
    const asked = programs.find(({ slug }) => slug === options.program)
    if (asked === undefined) throw unknownName('program', options.program, slugs)
    return asked
  }
  if (programs.length === 0) throw new UsageError('Nothing is imported yet. Start with: assay import PATH…')
  const own = programs.filter(({ sample }) => !sample)
  const only = own.length === 1 ? own[0] : programs.length === 1 ? programs[0] : undefined
  if (only === undefined) throw new UsageError(`Which program? Say --program with one of: ${slugs.join(', ')}`)
  return only
}
