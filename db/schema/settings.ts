import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { settingKeys } from '~/domain/setting-changes'
import { program } from './received'

/**
 * Recorded: a member's change of a program's settings; append-only, each with its entry in the audit
 * log. The latest of a key holds over what program.md declares; null gives it back to program.md.
 */
export const settingChange = sqliteTable('setting_change', {
  id: integer('id').primaryKey(),
  programId: integer('program_id')
    .notNull()
    .references(() => program.id),
  key: text('key', { enum: settingKeys }).notNull(),
  /** JSON of the value. */
  value: text('value'),
  by: text('by').notNull(),
  at: text('at').notNull(),
})
