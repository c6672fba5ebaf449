import { Link } from '@remix-run/react'
import { weekTexts } from '~/reports/messages/week-page'
import type { WeekReport } from '~/reports/types-plan'
import { Hallmark } from './hallmark'
import { SourceChip } from './source-chip'

/** Each part of the week's exit criteria, said, beside the computed state of the criterion that it names. */
export function ExitParts({ exit }: { exit: NonNullable<WeekReport['exitCriteria']> }) {
  return (
    <ul className="entries plain exit-parts">
      {exit.parts.map((part) => (
        <li key={part.text}>
          <span className="exit-said">
            {part.mark === null ? null : <Hallmark mark={part.mark} />} <span className="pencil">“{part.text}”</span>
          </span>
          <span className="fine">
            {part.sentence}
            {part.criterion === null ? (
              part.rule === null ? null : (
                <span className="exit-by">
                  {weekTexts.exitOwn} <code>{part.rule}</code>
                </span>
              )
            ) : (
              <span className="exit-by">
                <Link to={part.criterion.href}>{part.criterion.text}</Link>
                {` · ${part.criterion.tierTitle}`}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Where the criteria stand, beside the section's heading. */
export function ExitSource({ exit }: { exit: NonNullable<WeekReport['exitCriteria']> }) {
  return (
    <>
      {weekTexts.exitAside} · <SourceChip source={exit.source} />
    </>
  )
}
