import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isBounded, nameOf, patternsOfCode } from './patterns-of-code'

/**
 * `npx tsx tests/security/write-patterns.ts` analyses every expression of the sources anew (a minute or
 * two) and writes which are bounded. Those that are not keep the reason that stands beside them; one
 * without a reason makes the test fail until somebody has looked at it.
 */
const file = join(import.meta.dirname, 'patterns.json')
const before = read()
const patterns = patternsOfCode()
const unbounded = patterns.filter(({ text }) => !isBounded(text))
const reasons = Object.fromEntries(unbounded.map(({ text }) => [text, before.reasons[text] ?? '']).sort())
const bounded = patterns.filter((one) => !unbounded.includes(one)).map(({ text }) => nameOf(text))
writeFileSync(file, `${JSON.stringify({ bounded: bounded.sort().join(' '), reasons }, null, 2)}\n`)
for (const { text, file: path, line } of unbounded)
  if (reasons[text] === '') console.log(`without a reason: ${path}:${line} ${text}`)
console.log(`${bounded.length} bounded, ${unbounded.length} with a reason each`)

function read(): { reasons: Record<string, string> } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { reasons: {} }
  }
}
