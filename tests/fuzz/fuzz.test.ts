import { expect, test } from 'vitest'
import { readCorpus } from './corpus'
import { makeInput } from './make-input'
import { runFuzz } from './run-fuzz'

test('the same seed and number make the same input', () => {
  const corpus = readCorpus()
  const numbers = [0, 1, 7, 400]
  const made = () => numbers.map((number) => makeInput(corpus, 1, number))
  expect(made()).toEqual(made())
  expect(makeInput(corpus, 2, 7).bytes.equals(made()[2]!.bytes)).toBe(false)
})

test('500 mutated files are taken in or refused, and refusals leave the database as it was', {
  timeout: 120_000,
}, async () => {
  const { faults, inputs, taken, comparedAfterRefusal } = await runFuzz({
    seed: 20260122,
    from: 0,
    to: 500,
    ingestEvery: 50,
  })
  expect(faults).toEqual([])
  expect(inputs).toBe(500)
  expect(taken).toBeGreaterThan(100)
  expect(comparedAfterRefusal).toBeGreaterThan(100)
})
