import { Link } from '@remix-run/react'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import type { ProofView, VanishedProofView } from '~/reports/types-week'
import { ActForm, isAbout, TextArea, typedIn } from './act-form'
import { Hallmark } from './hallmark'

interface ProofsProps {
  acting: Acting
  answer: ActAnswer | undefined
}

function Named({ proof }: { proof: ProofView }) {
  if (proof.kindText === 'note') return <span className="pencil">“{proof.text}”</span>
  if (proof.href === null) return <code>{proof.text}</code>
  if (proof.kindText === 'address')
    return (
      <a href={proof.href} rel="nofollow noopener noreferrer">
        {proof.text}
      </a>
    )
  return (
    <Link className="run-label" to={proof.href} reloadDocument={proof.kindText === 'file'}>
      {proof.text}
    </Link>
  )
}

/** One record: what it is worth, what it is, and whose name stands under it. */
export function Proof({ proof, acting, answer }: ProofsProps & { proof: ProofView }) {
  return (
    <div className="attached">
      <span className="attached-head">
        <Hallmark mark={proof.mark} />
        <span className="secondary">{proof.kindText}</span> <Named proof={proof} />
      </span>
      <span className="secondary fine">
        {proof.by}, <time dateTime={proof.at.iso}>{proof.at.text}</time>
        {proof.note === null ? null : <span className="pencil"> “{proof.note}”</span>}
      </span>
      {proof.withdrawable && acting.nowHref === null ? (
        <details className="offer alone" open={isAbout(answer, 'proof_withdraw', proof.id)}>
          <summary>Take back</summary>
          <ActForm acting={acting} answer={answer} intent="proof_withdraw" record={proof.id} button="Take it back">
            <TextArea
              label="Why"
              name="reason"
              rows={2}
              required
              defaultValue={typedIn(answer, 'proof_withdraw', 'reason', proof.id)}
            />
          </ActForm>
        </details>
      ) : null}
    </div>
  )
}

/** Records whose task, deliverable or milestone the tracker no longer has. */
export function VanishedProofs({ items, acting, answer }: ProofsProps & { items: VanishedProofView[] }) {
  return (
    <ul className="entries plain">
      {items.map((item) => (
        <li key={item.id}>
          <p>
            <span className="pencil taken-back">“{item.subjectText}”</span>{' '}
            {item.weekTitle === null ? null : <span className="secondary fine">{item.weekTitle}</span>}
          </p>
          {item.maybe === null ? null : (
            <p className="fine secondary">
              Maybe the same:{' '}
              {item.maybe.href === null ? item.maybe.text : <Link to={item.maybe.href}>{item.maybe.text}</Link>}
            </p>
          )}
          <Proof proof={item} acting={acting} answer={answer} />
        </li>
      ))}
    </ul>
  )
}
