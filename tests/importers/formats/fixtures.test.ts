import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isTriedFormat } from '~/domain/untried-formats'
import { evidenceFormats } from '~importers/formats/registry'
import { readResultFile } from '../../support/read-format'

const folder = resolve(import.meta.dirname, '../../fixtures/formats')
const names = readdirSync(folder)

test.each(names)('the fixture %s is found as its format and taken in', (name) => {
  const { format, tried, result } = readResultFile(join(folder, name))
  expect(`${format}${tried}`).toBe(name.slice(0, name.lastIndexOf('.')))
  expect(result?.kind === 'refused' ? result.message : result?.kind).toMatch(/^(?:run|report)$/)
})

test('every format has a fixture', () => {
  const stems = names.map((name) => name.slice(0, name.lastIndexOf('.')))
  expect(stems.sort()).toEqual(evidenceFormats.map(({ id }) => id).sort())
})

test('no fixture holds an address of a real machine', () => {
  for (const name of names) expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/\d+\.\d+\.\d+\.\d+[:/]/)
})

test('pages call untried exactly the formats whose readers say so', () => {
  const differ = evidenceFormats.filter(({ id, verified }) => isTriedFormat(id) !== verified)
  expect(differ.map(({ id }) => id)).toEqual([])
})
