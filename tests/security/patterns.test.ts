import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isBounded, nameOf, patternsOfCode } from './patterns-of-code'

const { bounded, reasons } = JSON.parse(readFileSync(join(import.meta.dirname, 'patterns.json'), 'utf8')) as {
  bounded: string
  reasons: Record<string, string>
}
const known = new Set(bounded.split(' '))

/** The analysis of all takes a minute: here only what is new since `write-patterns.ts` ran is analysed. */
test('every regular expression of the sources backtracks within bounds, or says why it may not', () => {
  const patterns = patternsOfCode()
  expect(patterns.length).toBeGreaterThan(500)
  const open = patterns.filter(({ text }) => !known.has(nameOf(text)) && !isReasoned(text) && !isBounded(text))
  expect(open.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([])
})

test('the analysis knows an expression that runs away', () => {
  expect(isBounded('/^(a+)+$/')).toBe(false)
  expect(isBounded('/^(?:x|xy*)*z/')).toBe(false)
  expect(isBounded('/^[a-z]+-\\d+$/')).toBe(true)
})

function isReasoned(text: string): boolean {
  const reason = reasons[text]
  return reason !== undefined && reason.length > 20
}
