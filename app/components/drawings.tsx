import type { IntervalBar as IntervalBarView, SparkDot, Sparkline as SparklineView } from '~/reports/types-common'
import type { Entry } from './glossary'
import { IntervalBar } from './interval-bar'
import { Sparkline } from './sparkline'

const bar: IntervalBarView = {
  width: 140,
  height: 20,
  axisY: 10,
  satisfied: { x: 0, width: 92 },
  limitX: 92,
  band: { x: 72, width: 12 },
  diamondX: 118,
  token: 'met',
  words: 'An example: the band lies on the tinted side of the limit',
}

function dot(x: number, y: number, token: SparkDot['token'], more: Partial<SparkDot> = {}): SparkDot {
  return { x, y, run: `${x}`, tainted: false, deciding: false, token, ...more }
}

const dots = [
  dot(6, 4, 'not-met'),
  dot(32, 6, 'not-met', { tainted: true }),
  dot(60, 14, 'met'),
  dot(88, 16, 'met'),
  dot(114, 15, 'met', { deciding: true }),
]

const spark: SparklineView = {
  width: 120,
  height: 22,
  limitY: 11,
  dots,
  points: dots.map(({ x, y }) => `${x},${y}`).join(' '),
  words: 'An example: five runs, the last three below the limit',
}

/** Legends of the drawings that stand in rows without one. */
export const drawingEntries: Entry[] = [
  {
    key: 'interval',
    term: <IntervalBar bar={bar} />,
    text: 'Interval and limit. The thick tick is the limit, the tinted side satisfies the rule, the band is what the tool’s precision allows the true value to be, and the diamond is the exact slowest request. A band across the tick decides nothing.',
  },
  {
    key: 'trend',
    term: <Sparkline spark={spark} />,
    text: 'Over the runs. A dot for each qualifying run in order of time, the dashed line is the limit; a hollow dot is a tainted run, the ringed one decides.',
  },
]
