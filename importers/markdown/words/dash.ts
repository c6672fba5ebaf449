/**
 * Parts "Database indexes (2h) - Applied via 0032" at its first free-standing dash or arrow.
 * "Mon-Fri" and "10-20" stay whole.
 */
export function splitAtDash(text: string): { head: string; tail: string | null } {
  const match = /\s+(?:-{1,2}>?|–|—|=>)\s+/.exec(text)
  if (match === null) return { head: text.trim(), tail: null }
  return { head: text.slice(0, match.index).trim(), tail: text.slice(match.index + match[0].length).trim() }
}
