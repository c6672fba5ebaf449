import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import { may } from '~/domain/people'
import type { Instant } from '~/domain/place'
import { previewSetting } from '~/domain/preview-setting'
import { readSetting } from '~/domain/read-setting'
import { changesInForce, type SettingChange, type SettingKey } from '~/domain/setting-changes'
import type { AssayDatabase } from '../client.server'
import { sha256 } from '../digest'
import { type JudgedNow, judgeNow } from '../queries/judge-now'
import { settingChange } from '../schema/settings'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

interface Asked {
  program: string
  actor: Actor
  at: Instant
}

/**
 * Records a change of a setting as a form says it. `seen` is the hash of the preview that the member
 * read: where the change would move something else by now, nothing is recorded.
 */
export function changeSetting(
  db: AssayDatabase,
  input: Asked & { field: (name: string) => string; seen: string },
): Outcome<{ id: number }> {
  const { field, seen, actor, at } = input
  return writeTransaction(db, () => {
    if (!may(actor.role, 'manage_settings')) return refused('not_allowed')
    const now = judgeNow(db, input)
    const read = readSetting(field, now.state.settings)
    if (!read.ok) return read
    const change = { ...read.value, by: actor.name, at } as SettingChange
    const preview = previewSetting(now.assessment, now.state, change)
    if (preview.isSame) return refused('setting_same')
    if (sha256(preview.text) !== seen) return refused('preview_moved')
    return done({ id: record(db, now, change) })
  })
}

/** Gives a setting back to program.md. */
export function giveSettingBack(db: AssayDatabase, input: Asked & { key: string }): Outcome<{ id: number }> {
  const { actor, at } = input
  return writeTransaction(db, () => {
    if (!may(actor.role, 'manage_settings')) return refused('not_allowed')
    const now = judgeNow(db, input)
    const held = changesInForce(now.state.settings.changes ?? []).find(({ key }) => key === input.key)
    if (held === undefined) return refused('setting_same')
    const key: SettingKey = held.key
    return done({ id: record(db, now, { key, value: null, by: actor.name, at }) })
  })
}

function record(db: AssayDatabase, { program }: JudgedNow, change: SettingChange): number {
  const { key, by, at } = change
  const value = change.value === null ? null : JSON.stringify(change.value)
  const row = { programId: program.id, key, value, by, at }
  return recordRow(db, settingChange, row, { programId: program.id, action: `setting.${key}` })
}
