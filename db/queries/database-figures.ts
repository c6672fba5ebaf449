import { statSync } from 'node:fs'
import type { AssayDatabase } from '../client.server'
import { readDataVersion } from './data-version'

/** What a database holds, counted; for whoever watches over it. Sizes in bytes. */
export interface DatabaseFigures {
  mainBytes: number
  /** The write-ahead log beside it; 0 where there is none. */
  walBytes: number
  pages: number
  freePages: number
  /** All received bytes, each content once. */
  evidenceBytes: number
  rows: Record<(typeof counted)[number], number>
  /** Messages of the webhook that are still to be sent. */
  deliveriesDue: number
}

const counted = [
  'program',
  'document_revision',
  'run',
  'report',
  'upload',
  'received_import',
  'member',
  'audit_entry',
] as const

interface Counted {
  version: number
  evidenceBytes: number
  rows: DatabaseFigures['rows']
}

const memory = new WeakMap<AssayDatabase, Counted>()

/** Counts rows once for each state of the data; sizes are looked at anew. */
export function databaseFigures(db: AssayDatabase): DatabaseFigures {
  const page = (name: string) => db.sqlite.pragma(name, { simple: true }) as number
  const pages = page('page_count')
  const { evidenceBytes, rows } = countedIn(db)
  return {
    mainBytes: pages * page('page_size'),
    walBytes: sizeOf(`${db.file}-wal`),
    pages,
    freePages: page('freelist_count'),
    evidenceBytes,
    rows,
    deliveriesDue: db.sqlite.prepare(deliveriesDue).pluck().get() as number,
  }
}

const deliveriesDue = 'SELECT count(*) FROM webhook_delivery WHERE next_at IS NOT NULL'

function countedIn(db: AssayDatabase): Counted {
  const version = readDataVersion(db)
  const known = memory.get(db)
  if (known !== undefined && known.version === version) return known
  const count = (table: string) => db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  const fresh: Counted = {
    version,
    evidenceBytes: db.sqlite.prepare('SELECT total(size) FROM received_blob').pluck().get() as number,
    rows: Object.fromEntries(counted.map((table) => [table, count(table)])) as DatabaseFigures['rows'],
  }
  memory.set(db, fresh)
  return fresh
}

/** A file that is not there takes no room. */
function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? 0 : found.size
}
