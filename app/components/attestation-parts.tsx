import { Link } from '@remix-run/react'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import type { AttestationView } from '~/reports/types-acts'
import { ActForm, isAbout, TextArea, typedIn } from './act-form'

interface AttestationsProps {
  items: AttestationView[]
  acting: Acting
  answer: ActAnswer | undefined
}

/** What members stated: in the hand of what is said, with the name beside it. */
export function Attestations({ items, acting, answer }: AttestationsProps) {
  return (
    <ul className="entries plain">
      {items.map((item, at) => (
        <li key={item.id === null ? `at ${at}` : item.id}>
          <p>
            <span className={item.standing ? 'pencil' : 'pencil taken-back'}>“{item.note}”</span>
          </p>
          <p className="fine">
            <strong>{item.by}</strong>{' '}
            <span className="secondary">
              <time dateTime={item.at.iso}>{item.at.text}</time> · {item.standingText}
              {item.file === null ? null : (
                <>
                  {' '}
                  · with{' '}
                  <Link to={item.file.href} reloadDocument>
                    {item.file.name}
                  </Link>{' '}
                  ({item.file.sha256.slice(0, 12)}…)
                </>
              )}
            </span>
          </p>
          <p className="fine">
            {item.criteria.length === 0 ? (
              <span className="secondary">About {item.subject}, which no criterion asks for now.</span>
            ) : (
              item.criteria.map((criterion, index) => (
                <span key={criterion.id}>
                  {index === 0 ? '' : ', '}
                  <Link to={criterion.href}>{criterion.text}</Link>
                </span>
              ))
            )}
          </p>
          {item.mine && item.standing && item.id !== null && acting.nowHref === null ? (
            <details className="offer alone" open={isAbout(answer, 'attest_withdraw', item.id)}>
              <summary>Take back</summary>
              <ActForm acting={acting} answer={answer} intent="attest_withdraw" record={item.id} button="Take it back">
                <TextArea
                  label="Why"
                  name="note"
                  rows={2}
                  required
                  defaultValue={typedIn(answer, 'attest_withdraw', 'note', item.id)}
                />
              </ActForm>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
