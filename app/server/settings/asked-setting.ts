import { previewSetting } from '~/domain/preview-setting'
import { readSetting } from '~/domain/read-setting'
import type { SettingChange } from '~/domain/setting-changes'
import { refusalSentence } from '~/reports/messages/acts'
import { movedJson } from '~/reports/receipt'
import { movedView } from '~/reports/receipt-view'
import { reportContext } from '~/reports/report-context'
import type { AskedSetting } from '~/reports/settings'
import { sha256 } from '~db/digest'
import type { AssessedRequest } from '../context'

const fields = [
  'setting',
  'days',
  'proof',
  'minUsers',
  'minRequests',
  'labels',
  'tags',
  'allowOnlyLogin',
  'name',
  'globs',
]

/** The change that an address asks to preview (`?setting=`); null where it asks for none, or was just recorded. */
export function askedSetting(
  request: Request,
  { assessment, input }: AssessedRequest,
  by: { by: string; at: string },
): AskedSetting | null {
  const { searchParams } = new URL(request.url)
  const field = (name: string) => searchParams.get(name) ?? ''
  if (field('setting') === '' || field('did') !== '') return null
  const typed = Object.fromEntries(fields.map((name) => [name, field(name)]))
  const asked = { key: field('setting'), typed, preview: null }
  const read = readSetting(field, input.state.settings)
  if (!read.ok) return { ...asked, refusal: refusalSentence(read.refusal) }
  const found = previewSetting(assessment, input.state, { ...read.value, ...by } as SettingChange)
  if (found.isSame) return { ...asked, refusal: refusalSentence({ code: 'setting_same', words: {} }) }
  const after = reportContext(found.after, { ...input, state: found.state })
  const moved = movedView(movedJson(found.moved, after), input.link)
  return { ...asked, refusal: null, preview: { ...moved, seen: sha256(found.text) } }
}
