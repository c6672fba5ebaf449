import { canonicalJson } from './acts/canonical-json'
import { assessProgram } from './assess'
import type { Assessment, ProgramState } from './assessment'
import { type SettingChange, settingInForce, settingsWith } from './setting-changes'
import { type Moved, whatMoved } from './what-moved'

export interface SettingPreview {
  moved: Moved
  after: Assessment
  state: ProgramState
  /** Nothing would be another than it is. */
  isSame: boolean
  /** Change and moves as one text: what a member saw before they agreed. */
  text: string
}

/** What a change of settings would move, judged as of the state's own moment. */
export function previewSetting(assessment: Assessment, state: ProgramState, change: SettingChange): SettingPreview {
  const settings = settingsWith(state.settings, change)
  const changed = { ...state, settings }
  const after = assessProgram(changed)
  const moved = whatMoved(assessment, after)
  const text = canonicalJson({
    key: change.key,
    value: change.value,
    criteria: moved.criteria.map(({ id, from, to }) => ({ id, from, to })),
    tiers: moved.tiers,
  })
  const { key } = change
  const isSame =
    canonicalJson(state.settings[key]) === canonicalJson(settings[key]) &&
    canonicalJson(settingInForce(state.settings, key)) === canonicalJson(settingInForce(settings, key))
  return { moved, after, state: changed, isSame, text }
}
