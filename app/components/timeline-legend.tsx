import type { ReactNode } from 'react'
import { timelineTexts } from '~/reports/messages/timeline-page'
import { Hatch } from './timeline-marks'

const words = timelineTexts.legend

/** What each hand of the drawing means. */
export function TimelineLegend({ nowText, hatch }: { nowText: string; hatch: string }) {
  const entries: { text: string; drawing: ReactNode }[] = [
    { text: words.plan, drawing: <rect className="tl-plan" x="1" y="1" width="22" height="12" /> },
    { text: words.open, drawing: <rect className="tl-bar" x="1" y="3" width="22" height="8" /> },
    {
      text: words.ticked,
      drawing: (
        <>
          <defs>
            <Hatch id={hatch} />
          </defs>
          <rect fill={`url(#${hatch})`} x="1" y="3" width="22" height="8" />
          <rect className="tl-bar" x="1" y="3" width="22" height="8" />
        </>
      ),
    },
    { text: words.proven, drawing: <rect className="tl-proven" x="1" y="3" width="22" height="8" /> },
    { text: words.milestone, drawing: <path className="tl-milestone tl-claimed" d="M12 2l5 5-5 5-5-5Z" /> },
    { text: words.plannedMilestone, drawing: <path className="tl-milestone tl-planned" d="M12 2l5 5-5 5-5-5Z" /> },
    { text: words.run, drawing: <line className="tl-run" x1="12" x2="12" y1="2" y2="12" /> },
    { text: words.tainted, drawing: <line className="tl-tainted" x1="12" x2="12" y1="2" y2="12" /> },
    { text: `${words.now}, ${nowText}`, drawing: <line className="tl-now" x1="12" x2="12" y1="0" y2="14" /> },
  ]
  return (
    <ul className="timeline-legend">
      {entries.map(({ text, drawing }) => (
        <li key={text}>
          <svg width="24" height="14" aria-hidden="true">
            {drawing}
          </svg>{' '}
          {text}
        </li>
      ))}
    </ul>
  )
}
