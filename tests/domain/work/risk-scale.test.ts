import { expect, test } from 'vitest'
import { scaleOf, spotOf } from '~/domain/work/risk-scale'
import { makeRisk } from '../../support/risk-factory'

type Pair = [probability: string | null, impact: string | null]

function placed(pairs: Pair[]) {
  const risks = pairs.map(([probability, impact], at) => makeRisk(`Risk ${at}`, { probability, impact }))
  const scale = scaleOf(risks)
  const spots = risks.map((risk) => {
    const spot = spotOf(risk, scale)
    return spot.placed ? [spot.probability, spot.impact] : spot.reason
  })
  return { scale, spots }
}

test('low, medium and high in any case and language are three steps', () => {
  const { scale, spots } = placed([
    ['Low', 'High'],
    ['MEDIUM', 'medium'],
    ['🔴 high', 'Rendah'],
    ['Mittel', 'Hoch (a day of outage)'],
  ])
  expect(scale).toEqual({ steps: 3, kind: 'words', topUnseen: false })
  expect(spots).toEqual([
    [1, 3],
    [2, 2],
    [3, 1],
    [2, 3],
  ])
})

test('one word beyond high or below low makes it five steps', () => {
  const { scale, spots } = placed([
    ['Low', 'Very high'],
    ['Medium', 'High'],
    ['Rare', 'Minor'],
    ['Almost certain', 'Catastrophic'],
    ['Possible', 'Major'],
  ])
  expect(scale).toMatchObject({ steps: 5, kind: 'words' })
  expect(spots).toEqual([
    [2, 5],
    [3, 4],
    [1, 2],
    [5, 5],
    [3, 4],
  ])
})

test('numbers to five are five steps; numbers to three are three, and it is said that five are possible', () => {
  expect(placed([['4', '2']])).toEqual({ scale: { steps: 5, kind: 'numbers', topUnseen: false }, spots: [[4, 2]] })
  expect(placed([['3', '1']])).toEqual({ scale: { steps: 3, kind: 'numbers', topUnseen: true }, spots: [[3, 1]] })
  expect(placed([['3/5', '1/5']])).toEqual({ scale: { steps: 5, kind: 'numbers', topUnseen: false }, spots: [[3, 1]] })
  expect(placed([['3 of 3', '1/3']])).toEqual({
    scale: { steps: 3, kind: 'numbers', topUnseen: false },
    spots: [[3, 1]],
  })
})

test('a scale of ten, and words mixed with numbers, give no risk a place', () => {
  expect(
    placed([
      ['8', '3'],
      ['2', '2'],
    ]),
  ).toEqual({
    scale: { steps: null, trouble: 'beyond_five' },
    spots: ['scale_unknown', 'scale_unknown'],
  })
  expect(placed([['3/10', '3']]).scale).toEqual({ steps: null, trouble: 'beyond_five' })
  expect(placed([['High', '3']]).scale).toEqual({ steps: null, trouble: 'words_and_numbers' })
  expect(placed([['3/3', '4']]).scale).toEqual({ steps: null, trouble: 'words_and_numbers' })
  expect(placed([[null, null]]).scale).toEqual({ steps: null, trouble: 'nothing_stated' })
})

test('a value that no scale knows leaves its own risk without a place, the others keep theirs', () => {
  const { spots } = placed([
    ['Low', 'Medium'],
    ['Low', null],
    ['Low to Medium', 'High'],
    ['20%', 'High'],
    ['Spicy', 'High'],
    ['', 'High'],
  ])
  expect(spots).toEqual([[1, 2], 'not_stated', 'between_two', 'not_understood', 'not_understood', 'not_stated'])
})
