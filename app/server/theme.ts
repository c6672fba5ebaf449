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
  if (typeof target !== 'string' || !/^\/(?![/\\])/.test(target)) return '/'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
  return /[\u0000-\u001f\\]/.test(target) ? '/' : target
}
