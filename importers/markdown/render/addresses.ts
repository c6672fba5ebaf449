/** What an address of a document leads to. */
export type Address =
  | { kind: 'web'; href: string }
  | { kind: 'here'; id: string }
  /** A path beside the document: another document, perhaps one at hand. */
  | { kind: 'path'; target: string }
  | { kind: 'none' }

/** Blanks and control characters, which browsers drop from inside an address before they read its scheme. */
const dropped = /[\p{C}\p{Z}]/gu

/** Longer ones are no addresses that anybody wrote. */
const maxLength = 2000

/**
 * An address as written in a document. Only http, https and mailto lead anywhere outside; every
 * other scheme, an address with a user's name in it, and `//host` lead nowhere.
 */
export function readAddress(written: string): Address {
  const bare = decoded(written).replace(dropped, '')
  if (bare === '' || bare.length > maxLength) return { kind: 'none' }
  if (bare.startsWith('#')) return { kind: 'here', id: headingSlug(bare.slice(1)) }
  if (/^mailto:[^?:/\\]+@[^?:/\\]+$/i.test(bare)) return { kind: 'web', href: bare }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]
  if (scheme !== undefined && /^https?$/i.test(scheme)) return webAddress(written.replace(dropped, ''))
  // A colon before any slash is a scheme to some reader, whatever stands before it.
  if (scheme !== undefined || /^[^/?#]*:/.test(bare) || /^[/\\]{2}/.test(bare)) return { kind: 'none' }
  return { kind: 'path', target: decoded(written).trim() }
}

function webAddress(text: string): Address {
  if (!URL.canParse(text)) return { kind: 'none' }
  const url = new URL(text)
  const plain = (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === ''
  return plain ? { kind: 'web', href: url.href } : { kind: 'none' }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The id that code hosts give a heading: links within and between documents are written with it. */
export function headingSlug(text: string): string {
  return decoded(text)
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]+/gu, '')
    .replaceAll(' ', '-')
}
