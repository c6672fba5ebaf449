import { asc, eq } from 'drizzle-orm'
import type { Instant } from '~/domain/place'
import type { SettingChange } from '~/domain/setting-changes'
import type { AssayDatabase } from '../client.server'
import { settingChange } from '../schema/settings'
import { rememberRows } from './program-memory'

/** What members changed of a program's settings by a moment, oldest first. */
export function loadSettingChanges(db: AssayDatabase, input: { programId: number; asOf: Instant }): SettingChange[] {
  const until = Date.parse(input.asOf)
  const rows = rememberRows(db, { programId: input.programId, part: 'settings', name: 'changes' }, () =>
    readRows(db, input.programId),
  )
  return rows.filter(({ at }) => Date.parse(at) <= until)
}

function readRows(db: AssayDatabase, programId: number): SettingChange[] {
  return db.orm
    .select()
    .from(settingChange)
    .where(eq(settingChange.programId, programId))
    .orderBy(asc(settingChange.id))
    .all()
    .map(({ key, value, by, at }) => ({ key, by, at, value: value === null ? null : JSON.parse(value) }))
}
