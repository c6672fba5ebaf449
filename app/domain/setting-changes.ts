import type { Instant } from './place'
import type { EndpointGroup, ProgramSettings, RunConditions } from './program'

/** Settings that a member may change on the settings page. */
export const settingKeys = ['groups', 'qualifying', 'stalenessDays', 'proof'] as const
export type SettingKey = (typeof settingKeys)[number]

/** What each setting holds. Groups that a change does not name stay as they are. */
export interface SettingValues {
  groups: Record<string, string[]>
  qualifying: RunConditions
  stalenessDays: number
  proof: ProgramSettings['proof']
}

/** A recorded change; `value` null gives the setting back to program.md. */
export type SettingChange = {
  [Key in SettingKey]: { key: Key; value: SettingValues[Key] | null; by: string; at: Instant }
}[SettingKey]

/** The latest change of each setting, where it still holds. */
export function changesInForce(changes: readonly SettingChange[]): SettingChange[] {
  return settingKeys.flatMap((key) => {
    const last = changes.findLast((change) => change.key === key)
    return last === undefined || last.value === null ? [] : [last]
  })
}

/**
 * Settings with what members changed since: a recorded change holds over program.md and over what
 * is inferred. A changed group counts as declared.
 */
export function applySettingChanges(settings: ProgramSettings, changes: readonly SettingChange[]): ProgramSettings {
  if (changes.length === 0) return settings
  const inForce = changesInForce(changes)
  const { groups, qualifying, stalenessDays, proof } = settings
  let changed: ProgramSettings = { ...settings, beneath: { groups, qualifying, stalenessDays, proof }, changes }
  for (const change of inForce) changed = applyOne(changed, change)
  return changed
}

/** Settings as they would be with one more change. */
export function settingsWith(settings: ProgramSettings, change: SettingChange): ProgramSettings {
  const { beneath, changes = [], ...rest } = settings
  return applySettingChanges({ ...rest, ...beneath }, [...changes, change])
}

/** What a setting holds now. Of groups, only those that members changed. */
export function settingInForce<Key extends SettingKey>(settings: ProgramSettings, key: Key): SettingValues[Key] {
  const found = changesInForce(settings.changes ?? []).find((change) => change.key === key)
  if (key === 'groups') return (found === undefined || found.value === null ? {} : found.value) as SettingValues[Key]
  const { qualifying, stalenessDays, proof } = settings
  return { qualifying, stalenessDays, proof, groups: {} }[key] as SettingValues[Key]
}

function applyOne(settings: ProgramSettings, change: SettingChange): ProgramSettings {
  if (change.value === null) return settings
  switch (change.key) {
    case 'groups':
      return { ...settings, groups: mergeGroups(settings.groups, change.value) }
    case 'qualifying':
      return { ...settings, qualifying: change.value }
    case 'stalenessDays':
      return { ...settings, stalenessDays: change.value }
    case 'proof':
      return { ...settings, proof: change.value }
  }
}

function mergeGroups(groups: readonly EndpointGroup[], changed: Record<string, string[]>): EndpointGroup[] {
  const known = new Set(groups.map(({ name }) => name))
  const asGroup = ([name, globs]: [string, string[]]): EndpointGroup => ({ name, globs, inferred: false })
  return [
    ...groups.map((group) => {
      const globs = changed[group.name]
      return globs === undefined ? group : asGroup([group.name, globs])
    }),
    ...Object.entries(changed)
      .filter(([name]) => !known.has(name))
      .map(asGroup),
  ]
}
