import { done, type Outcome, refused } from './acts/refusals'
import type { ProgramSettings } from './program'
import { type SettingKey, type SettingValues, settingInForce, settingKeys } from './setting-changes'

type Field = (name: string) => string
type Value = SettingValues[SettingKey] | null

/** A setting as a form says it; `settings` are those in force. null gives it back to program.md. */
export function readSetting(field: Field, settings: ProgramSettings): Outcome<{ key: SettingKey; value: Value }> {
  const key = settingKeys.find((one) => one === field('setting'))
  if (key === undefined) return unreadable('unknown')
  const read = readers[key](field, settings)
  return read.ok ? done({ key, value: read.value }) : read
}

const readers: Record<SettingKey, (field: Field, settings: ProgramSettings) => Outcome<Value>> = {
  stalenessDays: readDays,
  proof: readProof,
  qualifying: readConditions,
  groups: readGroup,
}

function unreadable(problem: string) {
  return refused('setting_unreadable', { problem })
}

function readDays(field: Field): Outcome<number> {
  const days = count(field('days'))
  return days === undefined || days === null || days < 1 || days > 3650 ? unreadable('days') : done(days)
}

function readProof(field: Field): Outcome<ProgramSettings['proof']> {
  const proof = field('proof')
  return proof === 'observed' || proof === 'shown' ? done(proof) : unreadable('proof')
}

function readConditions(field: Field): Outcome<SettingValues['qualifying']> {
  const minUsers = count(field('minUsers'))
  const minRequests = count(field('minRequests'))
  if (minUsers === undefined || minRequests === undefined) return unreadable('count')
  const labels = lines(field('labels'))
  const tags = lines(field('tags'))
  if (isTooMuch(labels) || isTooMuch(tags)) return unreadable('too_many')
  return done({ minUsers, minRequests, labels, tags, allowOnlyLogin: field('allowOnlyLogin') !== '' })
}

/** One group of all that members changed; without a line it is theirs no longer. */
function readGroup(field: Field, settings: ProgramSettings): Outcome<SettingValues['groups'] | null> {
  const name = field('name').trim()
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,63}$/u.test(name) || name === '__proto__') return unreadable('group_name')
  const globs = lines(field('globs'))
  if (isTooMuch(globs)) return unreadable('too_many')
  const others = Object.entries(settingInForce(settings, 'groups')).filter(([known]) => known !== name)
  const all = globs.length === 0 ? others : [...others, [name, globs] as const]
  return done(all.length === 0 ? null : Object.fromEntries(all))
}

function lines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function isTooMuch(values: readonly string[]): boolean {
  return values.length > 100 || values.some((value) => value.length > 300)
}

/** A whole number; null for nothing, undefined for what is none. */
function count(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined
}
