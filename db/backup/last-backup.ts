import { statSync, writeFileSync } from 'node:fs'

/** Beside the database: when it was last copied. Not in the database, which every backup would change. */
function markFile(database: string): string {
  return `${database}.last-backup`
}

/** Notes that a copy was finished. That it cannot be noted is no reason to refuse the copy. */
export function noteBackup(database: string): void {
  if (database === ':memory:') return
  try {
    writeFileSync(markFile(database), '', { mode: 0o600 })
  } catch {
    // A database in a folder that only others may write to is backed up all the same.
  }
}

/** Unix seconds; null where no copy was ever noted. */
export function lastBackupAt(database: string): number | null {
  const found = statSync(markFile(database), { throwIfNoEntry: false })
  return found === undefined ? null : found.mtimeMs / 1000
}
