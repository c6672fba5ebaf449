import type { FigureRow } from './evidence'

/**
 * Endpoint groups: globs over a row's key, `METHOD name`. Only `*` is special and matches any
 * run of characters, slashes and nothing included; brackets, dots and question marks are
 * literal, because load-test tools put them into names (`/project/[id]/`).
 */
export type KeyMatcher = (key: string) => boolean

/**
 * Compiles one glob. Matches piece by piece with indexOf instead of a regular expression, so a
 * hostile glob (`*a*a*a*b`) costs no more than one pass over the key for each piece.
 */
export function compileGlob(glob: string): KeyMatcher {
  const pieces = glob.split('*')
  const first = pieces[0]!
  const last = pieces[pieces.length - 1]!
  if (pieces.length === 1) return (key) => key === glob
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '')
  return (key) => {
    if (key.length < first.length + last.length || !key.startsWith(first) || !key.endsWith(last)) return false
    const end = key.length - last.length
    let at = first.length
    for (const piece of middle) {
      const found = key.indexOf(piece, at)
      if (found < 0 || found + piece.length > end) return false
      at = found + piece.length
    }
    return true
  }
}

/** Compiles a group: a key belongs to it when any glob matches; an empty group matches nothing. */
export function compileGroup(globs: readonly string[]): KeyMatcher {
  const matchers = globs.map(compileGlob)
  return (key) => matchers.some((matches) => matches(key))
}

/** Whether a row's key (`POST /accounts/login/`) belongs to the group. */
export function matchesGroup(globs: readonly string[], key: string): boolean {
  return globs.some((glob) => compileGlob(glob)(key))
}

const writeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const loginMethods = new Set(['POST', 'PUT', 'PATCH'])
const loginWords = /login|signin|auth\/token/i

/** Rows whose method changes state on the server. */
export function isWriteRow(row: FigureRow): boolean {
  return row.method !== null && writeMethods.has(row.method.toUpperCase())
}

/** The inferred login group (semantics §1): POST, PUT or PATCH rows named after login, signin or auth/token. */
export function isInferredLoginRow(row: FigureRow): boolean {
  return row.method !== null && loginMethods.has(row.method.toUpperCase()) && loginWords.test(row.name)
}

/**
 * The rows that log a user in: write rows only, so that fetching the login page never dilutes
 * the failures of logging in. `globs` is the program's login group; empty means inferred.
 */
export function loginRows(rows: readonly FigureRow[], globs: readonly string[]): FigureRow[] {
  if (globs.length === 0) return rows.filter(isInferredLoginRow)
  const inGroup = compileGroup(globs)
  return rows.filter((row) => isWriteRow(row) && inGroup(row.key))
}

/**
 * The rows that fetch the login page: reads named like a login, or reads that the declared
 * login group names itself. They tell what size the login page has.
 */
export function loginPageRows(rows: readonly FigureRow[], globs: readonly string[]): FigureRow[] {
  const inGroup = compileGroup(globs)
  return rows.filter((row) => row.method?.toUpperCase() === 'GET' && (loginWords.test(row.name) || inGroup(row.key)))
}
