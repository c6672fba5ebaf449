import type { SignaturePanel as Panel, SignatureView } from '~/reports/types-acts'
import { Hallmark } from './hallmark'
import { MarkedDiff } from './marked-diff'
import { PageLink } from './page-link'
import { Scroll } from './scroll'

/** Roles needed, who signed with which meaning, what blocks, and what came after. */
export function SignaturePanel({ panel, maySign }: { panel: Panel; maySign: boolean }) {
  return (
    <div className="signing">
      <p className="signing-sentence">{panel.sentence}</p>
      <ul className="entries">
        {panel.roles.map(({ role, mark, text }) => (
          <li key={role} className="signing-role">
            <Hallmark mark={mark} />
            <span>
              <strong>{role}</strong> <span className="secondary">{text}</span>
            </span>
          </li>
        ))}
      </ul>
      {panel.blockedText === null ? null : (
        <p className="note">
          {panel.blockedText} {panel.blockers.length === 0 ? null : `${panel.blockersText} `}
          {panel.blockers.slice(0, 6).map((blocker, at) => (
            <span key={blocker.href}>
              {at === 0 ? '' : ', '}
              <PageLink to={blocker.href}>{blocker.text}</PageLink>
            </span>
          ))}
          {panel.blockers.length > 6 ? ` and ${panel.blockers.length - 6} more` : null}
        </p>
      )}
      {panel.current.map((signature) => (
        <Since key={signature.id} signature={signature} />
      ))}
      <p>
        <PageLink className={maySign ? 'button primary' : 'button'} to={panel.signHref}>
          {maySign ? 'Read the pack and sign' : 'Read what would be signed'}
        </PageLink>
      </p>
      {panel.history.length === 0 ? null : (
        <details className="more" open={panel.history.length < 4}>
          <summary>History of signatures ({panel.history.length})</summary>
          <SignatureTable rows={panel.history} withTier={false} />
        </details>
      )}
    </div>
  )
}

/** What changed or failed since one signature. */
export function Since({ signature, withTier = false }: { signature: SignatureView; withTier?: boolean }) {
  const { differences, regressed, confirmedText, by, role, at, tierTitle } = signature
  if (differences.length === 0 && regressed.length === 0 && confirmedText === null) return null
  return (
    <div className="since">
      <h3 className="caps">
        {withTier ? `${tierTitle}, since` : 'Since'} {by} signed as {role} on {at.text}
      </h3>
      {regressed.length === 0 ? null : (
        <ul className="entries worded">
          {regressed.map((one) => (
            <li key={one.key}>
              <Hallmark mark={one.mark} />
              <span className="found">
                <PageLink to={one.href}>{one.criterionText}</PageLink>, by{' '}
                {one.runHref === null ? (
                  one.run
                ) : (
                  <PageLink className="run-label" to={one.runHref}>
                    {one.run}
                  </PageLink>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {differences.length === 0 ? null : <MarkedDiff items={differences} caption={`Changed since ${by} signed`} />}
      {confirmedText === null ? null : <p className="secondary fine">{confirmedText}</p>}
    </div>
  )
}

export function SignatureTable({ rows, withTier = true }: { rows: SignatureView[]; withTier?: boolean }) {
  return (
    <Scroll label="Signatures" cards>
      <table className="ruled dense signatures">
        <thead>
          <tr>
            <th scope="col" className="n">
              No.
            </th>
            <th scope="col">Signed</th>
            {withTier ? <th scope="col">Tier</th> : null}
            <th scope="col">By</th>
            <th scope="col">Standing</th>
            <th scope="col">State then</th>
            <th scope="col">Pack</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SignatureRow key={row.id} row={row} withTier={withTier} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function SignatureRow({ row, withTier }: { row: SignatureView; withTier: boolean }) {
  return (
    <tr>
      <td className="n" data-label="No.">
        <PageLink to={row.href}>{row.id}</PageLink>
      </td>
      <td className="signed-at" data-label="Signed">
        <time dateTime={row.at.iso}>{row.at.text}</time>
      </td>
      {withTier ? (
        <td className="of-tier" data-label="Tier">
          <PageLink to={row.tierHref}>{row.tierTitle}</PageLink>
        </td>
      ) : null}
      <td className="signed-by">
        <strong>{row.by}</strong> as {row.role}
        <div className="fine">
          {row.meaningWord}
          {row.note === '' ? null : <>: “{row.note}”</>}
        </div>
      </td>
      <td className="wraps">
        <Hallmark mark={row.mark} /> <span className="fine">{row.standingText}</span>
      </td>
      <td data-label="State then">
        <Hallmark mark={row.stateMark} outlined />
      </td>
      <td className="fine nowrap" data-label="Pack">
        <code className="hash" title={row.proofText}>
          {row.packHash.slice(0, 8)}…
        </code>{' '}
        {row.verified === null ? null : row.verified ? (
          <span className="t-met">verified</span>
        ) : (
          <strong className="t-not-met">{row.proofText}</strong>
        )}
        {row.isWithdrawal ? null : (
          <>
            {' · '}
            <a href={row.jsonHref} download>
              JSON
            </a>
            {' · '}
            <a href={row.zipHref} download>
              with files
            </a>
          </>
        )}
      </td>
    </tr>
  )
}
