/** What a person can do about a database that does not open or cannot be written; null for anything else. */
export function databaseTrouble(error: unknown): string | null {
  const code = rootCode(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return 'another program is writing to the database; nothing was changed, try again in a moment'
  if (code === 'SQLITE_NOTADB') return 'it is no database'
  if (code.startsWith('SQLITE_CORRUPT')) return 'the database is damaged'
  if (code.startsWith('SQLITE_READONLY')) return 'it can only be read, and Assay has to write there'
  if (storageTrouble(error) === 'disk_full') return 'the disk is full; nothing was changed'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'no permission to write there'
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a part of this path is a file, not a folder'
  if (code.startsWith('SQLITE_CANTOPEN')) return 'it is a folder, or there is no permission to write there'
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return 'the disk does not read or write as it should'
  return null
}

/** What keeps a database from taking a write: another writer, no room, or a disk that does not take it. */
export type StorageTrouble = 'locked' | 'disk_full' | 'unwritable'

/** Which of these an error tells of; null for anything else. What was begun has been undone by then. */
export function storageTrouble(error: unknown): StorageTrouble | null {
  const code = rootCode(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked'
  // A quota and a limit on the size of files say the same in other words; the index of the log takes room, too.
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_IOERR_SHMSIZE'].includes(code)) return 'disk_full'
  return /^(SQLITE_(READONLY|IOERR|CANTOPEN)|EROFS|EIO)/.test(code) ? 'unwritable' : null
}

/** The same for an error on an open database or a full disk; what other parts of the program threw is not said here. */
export function sqliteTrouble(error: unknown): string | null {
  return rootCode(error).startsWith('SQLITE') || storageTrouble(error) === 'disk_full' ? databaseTrouble(error) : null
}

/** drizzle wraps what SQLite said. */
function rootCode(error: unknown): string {
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : ''
}
