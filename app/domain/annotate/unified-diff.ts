import { type ByteLine, type Hunk, join } from './hunks'

const mostContext = 3
const encoder = new TextEncoder()
const noNewline = encoder.encode('\n\\ No newline at end of file\n')

/** Lines of context around each hunk: as many before as after, since `patch` holds fewer on one side for a file's edge. */
function contextsOf(hunks: readonly Hunk[]): number[] {
  return hunks.map((hunk, index) => {
    const before = hunks[index - 1]
    const after = hunks[index + 1]
    const gaps = [
      before === undefined ? Number.POSITIVE_INFINITY : hunk.first - before.last - 1,
      after === undefined ? Number.POSITIVE_INFINITY : after.first - hunk.last - 1,
    ]
    return Math.min(mostContext, ...gaps.map((gap) => Math.floor(gap / 2)))
  })
}

/** A file's name as git writes it in a header: quoted with octal bytes where it is not plain. */
function headerName(prefix: string, name: string): string {
  const path = `${prefix}/${name.replace(/^\/+/, '')}`
  const bytes = encoder.encode(path)
  const isPlain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c)
  if (isPlain) return path.includes(' ') ? `${path}\t` : path
  const quoted = [...bytes].map((byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${quoted.join('')}"`
}

function signed(sign: ' ' | '-' | '+', line: ByteLine): Uint8Array[] {
  const ends = line.at(-1) === 0x0a
  return [encoder.encode(sign), line, ...(ends ? [] : [noNewline])]
}

/**
 * Unified diff of the chosen hunks, byte for byte as `git apply` and `patch` take it; empty where
 * there is none. `name` is the path that the headers give.
 */
export function unifiedDiff(
  name: string,
  before: readonly ByteLine[],
  after: readonly ByteLine[],
  hunks: readonly Hunk[],
): Uint8Array {
  if (hunks.length === 0) return new Uint8Array()
  const contexts = contextsOf(hunks)
  const parts: Uint8Array[] = [encoder.encode(`--- ${headerName('a', name)}\n+++ ${headerName('b', name)}\n`)]
  for (const [index, { first, last }] of hunks.entries()) {
    const from = Math.max(0, first - contexts[index]!)
    const to = Math.min(before.length - 1, last + contexts[index]!)
    const range = `${from + 1},${to - from + 1}`
    parts.push(encoder.encode(`@@ -${range} +${range} @@\n`))
    for (const line of before.slice(from, first)) parts.push(...signed(' ', line))
    for (const line of before.slice(first, last + 1)) parts.push(...signed('-', line))
    for (const line of after.slice(first, last + 1)) parts.push(...signed('+', line))
    for (const line of before.slice(last + 1, to + 1)) parts.push(...signed(' ', line))
  }
  return join(parts)
}
