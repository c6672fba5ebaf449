import { expect, test } from 'vitest'
import { brieflyRemembered } from '~/domain/forensics/brief-memory'

test('the same row is worked out once while it is looked at', () => {
  let worked = 0
  const ask = brieflyRemembered((row: { figure: number }) => {
    worked += 1
    return [row.figure]
  })
  const row = { figure: 7 }
  expect(ask(row)).toBe(ask(row))
  expect(worked).toBe(1)
})

test('after some thousand other rows it is worked out again, to the same', () => {
  let worked = 0
  const ask = brieflyRemembered((row: { figure: number }) => {
    worked += 1
    return row.figure * 2
  })
  const rows = Array.from({ length: 10_000 }, (_, figure) => ({ figure }))
  for (const row of rows) ask(row)
  expect(worked).toBe(10_000)
  expect(ask(rows[0]!)).toBe(0)
  expect(worked).toBe(10_001)
  expect(ask(rows.at(-1)!)).toBe(19_998)
  expect(worked).toBe(10_001)
})
