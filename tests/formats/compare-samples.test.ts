import { expect, it } from 'vitest'
import { describeShared } from '../support/shared'
import { compareAll } from './compare-samples'

describeShared('every public sample beside an independent reading', () => {
  it('gives the same figures, or is empty, no report or a part of the run beside it', () => {
    const compared = compareAll()
    expect(compared).toHaveLength(65)
    expect(compared.filter(({ outcome }) => outcome.startsWith('DIFFERS'))).toEqual([])
    expect(compared.filter(({ outcome }) => outcome === 'equal')).toHaveLength(58)
    expect(compared.filter(({ figures }) => figures !== null && figures < 4)).toEqual([])
    expect(compared.flatMap(({ file, figures }) => (figures === null ? [file.split('__').at(-1)] : []))).toEqual([
      'emptyfile.jtl',
      'empty.xml',
      'non-junit.xml',
      'non-xml.xml',
      'results_failures.csv',
      'results_stats_history.csv',
      'example_distribution.csv',
    ])
  })
})
