const yearS = 31_536_000

/** Both are HttpOnly and Lax; over https also Secure, with the prefix that no other host can forge. */
export interface CookieNames {
  session: string
  device: string
  secure: boolean
}

export function cookieNames(publicUrl: string | null): CookieNames {
  const secure = publicUrl?.startsWith('https://') === true
  const prefix = secure ? '__Host-' : ''
  return { session: `${prefix}assay-session`, device: `${prefix}assay-device`, secure }
}

/** The value of a cookie that is one of our secrets; null where there is none, or nonsense. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) {
      const value = part.slice(at + 1).trim()
      return /^[\w-]{43}$/.test(value) ? value : null
    }
  }
  return null
}

/** `maxAgeMs` null lasts until the browser closes; 0 takes the cookie away. */
export function cookie(
  names: CookieNames,
  which: 'session' | 'device',
  value: string,
  maxAgeMs: number | null,
): string {
  const age = maxAgeMs === null ? '' : `; Max-Age=${Math.min(Math.floor(maxAgeMs / 1000), yearS)}`
  return `${names[which]}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${names.secure ? '; Secure' : ''}`
}
