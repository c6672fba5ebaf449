import { asc, eq } from 'drizzle-orm'
import type { Instant } from '~/domain/place'
import type { SettingChange } from '~/domain/setting-changes'
import type { AssayDatabase } from '../client.server'
import { settingChange } from '../schema/settings'

/** What members changed of a program's settings by a moment, oldest first. */
export function loadSettingChanges(db: AssayDatabase, input: { programId: number; asOf: Instant }): SettingChange[] {
  const until = Date.parse(input.asOf)
  const own = eq(settingChange.programId, input.programId)
  const rows = db.orm.select().from(settingChange).where(own).orderBy(asc(settingChange.id)).all()
  return rows
    .filter(({ at }) => Date.parse(at) <= until)
    .map(({ key, value, by, at }) => ({ key, by, at, value: value === null ? null : JSON.parse(value) }))
}
