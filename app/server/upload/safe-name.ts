import type { UploadLimits } from './limits'

export type SafeName = { path: string; note: string | null } | { refused: string; shown: string }

/** Names that Windows gives to devices, whatever ending follows. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
/** Marks that turn the direction of writing around: a name could read as another one. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu

/**
 * The name that a client gave a file, as a relative path with `/` between folders. Nothing is ever
 * written under it; it groups files into runs and is shown. One that leads out of its folder, is
 * absolute, holds control characters or is too long refuses its file; what only some systems
 * cannot bear is replaced, and said.
 */
export function safeName(given: string, limits: Pick<UploadLimits, 'nameBytes'>): SafeName {
  const name = given.normalize('NFC')
  const refused = (why: string): SafeName => ({ refused: why, shown: shownName(given) })
  if (name.trim() === '') return refused('the file has no name')
  if (Buffer.byteLength(name) > limits.nameBytes) return refused(`its name is longer than ${limits.nameBytes} bytes`)
  if (/\p{Cc}/u.test(name)) return refused('its name holds control characters')
  if (name.includes('\ufffd')) return refused('its name is not valid UTF-8')
  const slashed = name.replaceAll('\\', '/')
  if (/^[a-z]:/i.test(slashed)) return refused('its name begins with a drive; names are relative')
  if (slashed.startsWith('/')) return refused('its name is an absolute path; names are relative')
  const segments = slashed.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.some((segment) => /^\.\.[. ]*$/.test(segment.trim())))
    return refused('its name leads out of its folder (..)')
  if (segments.length === 0) return refused('the file has no name')
  if (segments.some((segment) => Buffer.byteLength(segment) > 255))
    return refused('a part of its name is longer than 255 bytes')
  const path = segments.map(neutral).join('/')
  return {
    path,
    note: path === segments.join('/') ? null : `named ${path} here: its own name cannot be used everywhere`,
  }
}

function neutral(segment: string): string {
  const plain = segment
    .replace(turning, '_')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/[. ]+$/, (end) => '_'.repeat(end.length))
  return devices.test(plain) ? `_${plain}` : plain
}

/** A refused name as it may be shown: cut, and with nothing in it that a terminal or page would obey. */
export function shownName(given: string): string {
  const plain = given.replace(/\p{Cc}/gu, '\ufffd').replace(turning, '\ufffd')
  return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain === '' ? '(no name)' : plain
}

/** What operating systems add to folders and archives by themselves; passed over without a word. */
export function isClutter(path: string): boolean {
  const segments = path.split('/')
  const base = segments.at(-1) as string
  return segments[0] === '__MACOSX' || base === '.DS_Store' || base === 'Thumbs.db' || base === 'desktop.ini'
}
