import { describe, expect, it } from 'vitest'
import { collectSamples } from '~importers/formats/samples/collect-samples'
import { nearestRank } from '~importers/formats/samples/rank'
import { keySettler, nameOfLabel } from '~importers/formats/samples/row-name'

const sample = (more: object) => ({
  label: '/a',
  method: null,
  elapsedMs: 5,
  startMs: 1_700_000_000_000,
  failed: false,
  error: '',
  bytes: 1,
  users: null,
  line: 2,
  ...more,
})

describe('figures from samples', () => {
  it('a nearest rank is a sample, without the noise of floats', () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => index + 1)
    expect([nearestRank(thousand, 99.9), nearestRank(thousand, 29), nearestRank(thousand, 100)]).toEqual([
      999, 290, 1000,
    ])
    expect([nearestRank([7], 50), nearestRank([], 50)]).toEqual([7, null])
  })

  it('one sample without a status, a size or a stamp leaves what depends on it unknown', () => {
    const samples = collectSamples()
    samples.add(sample({}))
    samples.add(sample({ failed: null, bytes: null, startMs: null }))
    const { aggregate, window, history } = samples.figures('x', 'epoch')
    expect(aggregate).toMatchObject({ requests: 2, failures: null, avgBytes: null, rps: null })
    expect([window, history]).toEqual([null, null])
  })

  it('errors of more kinds than anybody reads are counted together', () => {
    const samples = collectSamples()
    for (let index = 0; index < 1_200; index++) samples.add(sample({ failed: true, error: `id ${index}` }))
    const { failures } = samples.figures('x', 'epoch')
    expect(failures.length).toBe(1_001)
    expect(failures.at(-1)).toMatchObject({ error: 'other errors', occurrences: 200 })
  })

  it('a run of years is not written out second by second', () => {
    const samples = collectSamples()
    samples.add(sample({}))
    samples.add(sample({ startMs: 1_900_000_000_000 }))
    expect(samples.figures('x', 'epoch').history?.timeS.length).toBe(2)
  })

  it('rows are named by method and path, once each', () => {
    expect(nameOfLabel('POST /a b')).toEqual({ key: 'POST /a b', method: 'POST', name: '/a b' })
    expect(nameOfLabel('Posting')).toMatchObject({ method: null, name: 'Posting' })
    expect(nameOfLabel('  ').key).toBe('(no name)')
    const settle = keySettler()
    expect([settle('a'), settle('a'), settle('*')]).toEqual(['a', 'a (2)', '* (2)'])
  })
})
