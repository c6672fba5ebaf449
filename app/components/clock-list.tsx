import type { ClockView } from '~/reports/types-risks'
import { Hallmark } from './hallmark'
import { PageLink } from './page-link'
import { SourceChip } from './source-chip'

/** Escalation clocks: what started each, who is to be told, and until when. `named` says the rule as well. */
export function ClockList({ clocks, named = true }: { clocks: ClockView[]; named?: boolean }) {
  return (
    <ul className="entries clocks">
      {clocks.map((clock) => (
        <li key={clock.key}>
          <Hallmark mark={clock.mark} />
          <span className="reads">
            <span>{clock.href === null ? clock.sentence : <PageLink to={clock.href}>{clock.sentence}</PageLink>}</span>
            <span className="secondary fine">
              {named ? `${clock.trigger}: ` : ''}
              {clock.contactText}
              {', '}
              {clock.deadline === null ? (
                clock.slaText
              ) : (
                <>
                  until <time dateTime={clock.deadline.iso}>{clock.deadline.text}</time> ({clock.slaText})
                </>
              )}
              {' · '}
              <strong>{clock.standingText}</strong>
              {' · since '}
              <time dateTime={clock.started.iso}>{clock.started.text}</time>
            </span>
            {clock.source === null ? null : <SourceChip source={clock.source} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
