import { Link } from '@remix-run/react'
import { grantTexts } from '~/reports/messages/act-pages'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import type { GrantView } from '~/reports/types-acts'
import { ActForm, isAbout, TextArea, typedIn } from './act-form'
import { Hallmark } from './hallmark'

interface GrantsProps {
  items: GrantView[]
  acting: Acting
  answer: ActAnswer | undefined
  /** On a criterion's own page its text is not said again. */
  own?: boolean
}

/** Waivers and statements that a criterion does not apply, each with its decisions and what the viewer may decide. */
export function Grants({ items, acting, answer, own = false }: GrantsProps) {
  return (
    <ul className="entries plain grants">
      {items.map((item) => (
        <li key={`${item.kind} ${item.id}`} id={`${item.kind}-${item.id}`}>
          <p className="grant-head">
            <Hallmark mark={item.mark} />
            <strong>{item.kind === 'waiver' ? `Waiver ${item.id}` : `Does not apply ${item.id}`}</strong>
            {own ? null : (
              <>
                <Link to={item.href}>{item.criterionText}</Link> <span className="secondary">{item.tierTitle}</span>
              </>
            )}
          </p>
          <p>“{item.reason}”</p>
          <p className="secondary fine">
            {item.kind === 'waiver' ? 'Asked for' : 'Declared'} by {item.by},{' '}
            <time dateTime={item.at.iso}>{item.at.text}</time>
            {item.expires === null ? null : (
              <>
                {' · '}until <time dateTime={item.expires.iso}>{item.expires.text}</time>
                {item.expiresIn === null ? null : ` (${item.expiresIn})`}
              </>
            )}
          </p>
          {item.decisions.map((decision) => (
            <p key={`${decision.text} ${decision.at.iso}`} className="secondary fine">
              {decision.text}, <time dateTime={decision.at.iso}>{decision.at.text}</time>
              {decision.note === '' ? null : <>: “{decision.note}”</>}
            </p>
          ))}
          {item.notYoursText === null ? null : <p className="fine">{item.notYoursText}</p>}
          <div className="offers">
            <Offers item={item} acting={acting} answer={answer} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Offers({ item, acting, answer }: { item: GrantView } & Pick<GrantsProps, 'acting' | 'answer'>) {
  return item.offers.map(({ intent, label, noteNeeded }) => (
    <details key={intent} className="offer" open={isAbout(answer, intent, item.id)}>
      <summary>{label}</summary>
      <ActForm acting={acting} answer={answer} intent={intent} record={item.id} button={label}>
        <TextArea
          label={noteNeeded ? grantTexts.needsNote : grantTexts.mayNote}
          name="note"
          rows={2}
          required={noteNeeded}
          defaultValue={typedIn(answer, intent, 'note', item.id)}
        />
      </ActForm>
    </details>
  ))
}

/** What ends next, in order. */
export function ExpiryCalendar({ items }: { items: GrantView[] }) {
  return (
    <ol className="expiries">
      {items.map((item) => (
        <li key={item.id}>
          <span className="when">
            <strong>{item.expiresIn}</strong>
            <time className="secondary fine" dateTime={item.expires?.iso}>
              {item.expires?.text}
            </time>
          </span>
          <span>
            <Hallmark mark={item.mark} outlined /> <a href={`#waiver-${item.id}`}>{item.criterionText}</a>{' '}
            <span className="secondary">{item.tierTitle}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
