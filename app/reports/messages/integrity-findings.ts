import type { Unit } from '~/domain/vocabulary'
import { countOf, formatCount, formatValue, thin } from '../format'
import { capitalised } from './facts'

/** Sentences of the findings that refute a file: which redundancy broke, between which two figures. */

type Numbers = Record<string, number>
type Words = Record<string, string>
type FigureUnit = Extract<Unit, 'ms' | 'count' | 'bytes'> | 's'

const figures = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 })

/** Enough digits that two figures that differ do not look alike. */
function text(value: number, unit: FigureUnit): string {
  if (unit === 'count') return formatCount(value)
  if (unit === 'bytes') return formatValue(value, unit).text
  return `${figures.format(value)}${thin}${unit}`
}

/** What the first figure is, and what stands against it. */
const refutations: Record<string, { words: string; stated: string; against: string; unit: FigureUnit }> = {
  impossibleFigures: { words: 'impossible figures', stated: '', against: '', unit: 'count' },
  failuresOverRequests: {
    words: 'more failures than requests',
    stated: 'failures',
    against: 'requests',
    unit: 'count',
  },
  percentilesGoDown: {
    words: 'percentiles that go down',
    stated: 'one percentile says',
    against: 'a lower one',
    unit: 'ms',
  },
  ranksDiffer: {
    words: 'percentiles of the same request that differ',
    stated: 'one says',
    against: 'the other',
    unit: 'ms',
  },
  percentileBelowMin: { words: 'percentiles below Min', stated: 'a percentile of', against: 'Min is', unit: 'ms' },
  percentileOffGrid: {
    words: 'percentiles that the tool cannot print beside the others',
    stated: 'it says',
    against: 'the nearest that it prints is',
    unit: 'ms',
  },
  medianOutsideRange: { words: 'a median outside Min and Max', stated: 'Median', against: 'the bound is', unit: 'ms' },
  medianDisagrees: {
    words: 'a median that is not the 50 % figure',
    stated: 'Median',
    against: '50 % says',
    unit: 'ms',
  },
  averageOutsideRange: {
    words: 'an average that the other figures rule out',
    stated: 'Average',
    against: 'Min, Max and the percentiles bound it at',
    unit: 'ms',
  },
  maxOutsideBucket: {
    words: 'a Max outside the bucket of 100 %',
    stated: 'Max',
    against: '100 % says',
    unit: 'ms',
  },
  ratesOfAnotherDuration: {
    words: 'rates that imply another duration',
    stated: 'count over rate gives',
    against: 'the aggregate’s',
    unit: 's',
  },
}

/** The first row and how many more; the aggregate is named last, for a row says more. */
function named(rows: string[]): string {
  const [first] = rows.filter((row) => row !== '*')
  if (first === undefined) return 'the aggregate'
  return rows.length === 1 ? first : `${first} and ${formatCount(rows.length - 1)} more`
}

export function inconsistentSentence(numbers: Numbers, rows: string[], words: Words = {}): string {
  const parts = Object.entries(refutations).flatMap(([kind, refutation]) => {
    const found = numbers[kind]
    if (found === undefined) return []
    const [stated, against, row] = [numbers[`${kind}Stated`], numbers[`${kind}Against`], words[kind]]
    const detail =
      stated === undefined || against === undefined || row === undefined
        ? ''
        : ` (${row === '*' ? 'Aggregated' : row}: ${refutation.stated} ${text(stated, refutation.unit)}, ${refutation.against} ${text(against, refutation.unit)})`
    return [`${refutation.words} in ${countOf(found, 'row')}${detail}`]
  })
  if (parts.length === 0) return `Rows refute themselves (${named(rows)}).`
  return `${capitalised(parts.join('; '))}.`
}

const totals: [key: string, noun: string, unit: FigureUnit][] = [
  ['requests', 'requests', 'count'],
  ['failures', 'failures', 'count'],
  ['max', 'Max', 'ms'],
  ['min', 'Min', 'ms'],
  ['avgMs', 'average', 'ms'],
  ['avgBytes', 'average size', 'bytes'],
  ['median', 'Median', 'ms'],
]

function percentilesOf(numbers: Numbers): typeof totals {
  const found = Object.keys(numbers).flatMap((key) => /^p(\d+(?:\.\d+)?)Stated$/.exec(key)?.[1] ?? [])
  return found.map((percentile) => [`p${percentile}`, `${percentile} %`, 'ms'])
}

export function mismatchSentence(numbers: Numbers, rows: string[]): string {
  const counted = rows.filter((row) => row !== '*').length
  const ofRows = counted === 0 ? 'the rows' : countOf(counted, 'row')
  const parts = [...totals, ...percentilesOf(numbers)].flatMap(([key, noun, unit]) => {
    const stated = numbers[`${key}Stated`]
    const given = numbers[`${key}Rows`]
    const history = numbers[`${key}History`]
    if (stated === undefined) return []
    const says = `the aggregate states ${text(stated, unit)}`
    return [
      given === undefined
        ? null
        : `${noun}: ${counted === 0 ? 'the rows give' : `${ofRows} give`} ${text(given, unit)}, ${says}`,
      history === undefined
        ? null
        : `${noun}: the history ends at ${text(history, unit)}${laterTail(numbers, key)}, ${says}`,
    ].filter((part) => part !== null)
  })
  const { failuresListed, failuresOfRows, failuresListedRows } = numbers
  if (failuresListed !== undefined && failuresOfRows !== undefined && failuresListedRows !== undefined) {
    const where = countOf(failuresListedRows, 'row')
    parts.push(
      `the failures file lists ${formatCount(failuresListed)} for ${where}, the stats state ${formatCount(failuresOfRows)}`,
    )
  }
  const { pooledBucketMs, pooledRank, pooledRows } = numbers
  if (pooledBucketMs !== undefined && pooledRank !== undefined && pooledRows !== undefined) {
    const few = pooledRows <= pooledRank
    const bound = few ? `at most ${formatCount(pooledRows)} up to` : `at least ${formatCount(pooledRows)} below`
    parts.push(
      `the aggregate puts its request ${formatCount(pooledRank + 1)} at ${text(pooledBucketMs, 'ms')}, the percentiles of the rows leave ${bound} that`,
    )
  }
  return parts.length === 0 ? 'The totals do not add up.' : `${capitalised(parts.join('; '))}.`
}

/** How many requests the history did not see yet; they cannot explain the difference. */
function laterTail(numbers: Numbers, key: string): string {
  if (numbers.later === undefined || key === 'requests' || key === 'failures') return ''
  return numbers.later === 0 ? ' with the same requests' : ` ${countOf(numbers.later, 'request')} earlier`
}
