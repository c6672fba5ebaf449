export const themes = ['light', 'system', 'dark'] as const
export type Theme = (typeof themes)[number]

const cookieName = 'assay-theme'
const yearInSeconds = 31_536_000

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/** The reader's choice; `system` where none was made. */
export function readTheme(cookieHeader: string | null): Theme {
  const value = cookieHeader?.match(/(?:^|;\s*)assay-theme=(\w+)/)?.[1]
  return isTheme(value) ? value : 'system'
}

export function themeCookie(theme: Theme): string {
  return `${cookieName}=${theme}; Path=/; Max-Age=${yearInSeconds}; SameSite=Lax; HttpOnly`
}

/** A path of this site to return to; anything that could lead elsewhere becomes `/`. */
export function ownPath(target: unknown): string {
  if (typeof target !== 'string' || !URL.canParse(target, self)) return '/'
  // Resolved first, as the browser would: dots and control characters can hide a second slash.
  const { origin, pathname, search, hash } = new URL(target, self)
  if (origin !== self || !target.startsWith('/') || /^\/[/\\]/.test(pathname) || target.includes('\\')) return '/'
  return pathname + search + hash
}

/** Stands for this site while a target is resolved; no request ever goes there. */
const self = 'http://own.invalid'
