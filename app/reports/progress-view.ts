import { countOf, formatCount, formatHours, formatPercent, percentOf } from './format'
import { progressRuler } from './geometry'
import type { JudgedContext } from './report-context'
import { placeChip } from './sources'
import type { ProgressView } from './types-overview'

/** The three figures side by side: what is claimed, what is ticked, what is proven. */
export function progressView(context: JudgedContext): ProgressView {
  const { claimed, ticked, tasks, proven, hours } = context.assessment.progress
  const tickedPercent = percentOf(ticked.done, ticked.total)
  const provenPercent = percentOf(proven.done, proven.total)
  const claimedText = claimed === null ? 'nothing claimed' : `claimed ${formatPercent(claimed.percent)}`
  const tickedText = shareText('ticked', tickedPercent, ticked, 'box')
  const provenText = shareText('proven', provenPercent, proven, 'task')
  return {
    claimed:
      claimed === null
        ? null
        : { percent: claimed.percent, text: claimed.words, source: placeChip(context, claimed.place) },
    claimedText,
    ticked: { percent: tickedPercent, text: tickedText },
    tasks: {
      percent: percentOf(tasks.done, tasks.total),
      text: shareText('ticked', percentOf(tasks.done, tasks.total), tasks, 'task'),
    },
    hours:
      hours === null
        ? null
        : {
            percent: percentOf(hours.doneMinutes, hours.totalMinutes),
            text: `${formatHours(hours.doneMinutes)} of ${formatHours(hours.totalMinutes)} of estimated work ticked`,
          },
    proven: { percent: provenPercent, text: provenText },
    ruler: progressRuler({
      claimed: claimed === null ? null : { percent: claimed.percent, label: claimedText },
      ticked: tickedPercent === null ? null : { percent: tickedPercent, label: tickedText },
      proven: provenPercent === null ? null : { percent: provenPercent, label: provenText },
      gapLabel: (points) => `${countOf(points, 'point')} between claim and proof`,
      words: `${claimedText}; ${tickedText}; ${provenText}`,
    }),
  }
}

/** "ticked 73 %, 138 of 189 boxes". */
function shareText(word: string, percent: number | null, share: { done: number; total: number }, noun: string): string {
  if (percent === null) return `${word}: no ${noun} found`
  return `${word} ${formatPercent(percent)}, ${formatCount(share.done)} of ${countOf(share.total, noun)}`
}
