import { existsSync, readFileSync } from 'node:fs'

/**
 * Lines of a witness file up to an entry, as text to write; null where there is no such file or it
 * vouches for nothing up to there. Lines that cannot be read come along: `verify` is to see them.
 */
export function witnessUpTo(file: string | null, seq: number): string | null {
  if (file === null || !existsSync(file)) return null
  const kept = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !(Number(line.split(' ', 1)[0]) > seq))
  return kept.length === 0 ? null : `${kept.join('\n')}\n`
}
