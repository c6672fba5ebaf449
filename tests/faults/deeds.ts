import Database from 'better-sqlite3'
import type { Acknowledged } from './acknowledged'
import { type Answer, saveReview, signOff, upload } from './client'
import type { PreparedOffice } from './office'

/** What is under way when a process is killed. */
export const deeds = ['import', 'upload', 'review', 'sign-off'] as const
export type Deed = (typeof deeds)[number]
export type ServerDeed = Exclude<Deed, 'import'>
export const serverDeeds: readonly ServerDeed[] = ['upload', 'review', 'sign-off']

/** The table that each writes to, in the transaction that makes it count. */
export const tableOfDeed: Readonly<Record<Deed, string>> = {
  import: 'received_import',
  upload: 'received_import',
  review: 'sheet_draft',
  'sign-off': 'sign_off',
}

/** What is found again in the database: labels of runs, or words that no other write has. */
export function keysOf(deed: Deed, marker: string): string[] {
  if (deed === 'import') return Array.from({ length: 5 }, (_, index) => `made_${marker}n${index}_100u`)
  return deed === 'upload' ? [`made_${marker}_100u`] : [`${marker} ${deed}`]
}

/** Does it, of a server. */
export function perform(url: string, office: PreparedOffice, deed: ServerDeed, key: string): Promise<Answer> {
  if (deed === 'upload') return upload(url, office, key)
  return deed === 'review' ? saveReview(url, office, key) : signOff(url, office, key)
}

export function acknowledge(acknowledged: Acknowledged, deed: Deed, keys: string[]): void {
  if (deed === 'review') acknowledged.reviews.push(...keys)
  else if (deed === 'sign-off') acknowledged.signatures.push(...keys)
  else acknowledged.imports.push(keys)
}

/** Whether the database has it, all or a part. */
export function isThere(file: string, deed: Deed, keys: readonly string[]): boolean {
  const sqlite = new Database(file, { readonly: true })
  try {
    const column = {
      import: 'SELECT label FROM run',
      upload: 'SELECT label FROM run',
      review: `SELECT json_extract(words, '$.lessons') FROM sheet_draft`,
      'sign-off': 'SELECT note FROM sign_off',
    }[deed]
    const found = new Set(sqlite.prepare(column).pluck().all())
    return keys.some((key) => found.has(key))
  } finally {
    sqlite.close()
  }
}
