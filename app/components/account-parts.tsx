import { Form } from '@remix-run/react'
import type { AccountReport } from '~/reports/people'
import type { Prover } from '~/reports/types-acting'
import type { Moment } from '~/reports/types-common'
import { ProofFields } from './act-form'
import { Field } from './form-parts'
import { type FormAnswer, ProofWhenRefused } from './prove-again'
import { Scroll } from './scroll'
import { Section } from './section'

export function At({ at }: { at: Moment }) {
  return <time dateTime={at.iso}>{at.text}</time>
}

export function Sessions({ sessions }: { sessions: AccountReport['sessions'] }) {
  return (
    <Section title="Sessions" id="sessions">
      <Scroll label="Sessions" cards>
        <table className="ruled dense">
          <caption className="visually-hidden">Where you are signed in</caption>
          <thead>
            <tr>
              <th scope="col">Browser</th>
              <th scope="col">Address</th>
              <th scope="col">Since</th>
              <th scope="col">Last used</th>
              <th scope="col">
                <span className="visually-hidden">End</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.key}>
                <th scope="row">
                  {session.agent}
                  {session.current ? <span className="secondary"> (this one)</span> : null}
                </th>
                <td className="mono" data-label="Address">
                  {session.address}
                </td>
                <td data-label="Since">
                  <At at={session.created} />
                </td>
                <td data-label="Last used">
                  <At at={session.lastSeen} />
                </td>
                <td>{session.current ? null : <EndSession sessionKey={session.key} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {sessions.length < 2 ? null : (
        <Form method="post" className="form">
          <button className="button" type="submit" name="intent" value="sessions-end">
            End all others
          </button>
        </Form>
      )}
    </Section>
  )
}

function EndSession({ sessionKey }: { sessionKey: string }) {
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="key" value={sessionKey} />
      <button className="button" type="submit" name="intent" value="session-end">
        End
      </button>
    </Form>
  )
}

export function PasswordForm({ since, name }: { since: Moment | null; name: string }) {
  return (
    <Section title="Password" id="password" aside={since === null ? null : `since ${since.text}`}>
      <Form method="post" className="form" reloadDocument>
        <input type="hidden" name="name" autoComplete="username" value={name} readOnly />
        <Field label="Password now" name="current" type="password" autoComplete="current-password" required />
        <Field
          label="New password"
          name="next"
          type="password"
          autoComplete="new-password"
          required
          hint="At least 12 characters. Every session ends; this one begins anew."
        />
        <Field label="New password again" name="again" type="password" autoComplete="new-password" required />
        <p>
          <button className="button" type="submit" name="intent" value="password">
            Change the password
          </button>
        </p>
      </Form>
    </Section>
  )
}

interface Asking {
  prover: Prover
  answer: FormAnswer | undefined
}

export function SecondFactor({ report, ...asking }: Asking & { report: AccountReport }) {
  const { totpAt, recoveryCodes, proposed } = report
  return (
    <Section title="Second factor" id="second-factor">
      {totpAt === null ? (
        <p>None. With one, signing in asks for a code of an authenticator beside the password.</p>
      ) : (
        <p>
          In force since <At at={totpAt} />. {recoveryCodes} recovery codes left.
        </p>
      )}
      {totpAt === null && proposed === null ? (
        <Form method="post" className="form">
          <ProofWhenRefused {...asking} intents={['totp-begin']} />
          <p>
            <button className="button" type="submit" name="intent" value="totp-begin">
              Set one up
            </button>
          </p>
        </Form>
      ) : null}
      {totpAt === null && proposed !== null ? <Proposed proposed={proposed} prover={asking.prover} /> : null}
      {totpAt !== null ? (
        <Form method="post">
          <ProofWhenRefused {...asking} intents={['totp-end']} />
          <button className="button" type="submit" name="intent" value="totp-end">
            Take it away
          </button>
        </Form>
      ) : null}
    </Section>
  )
}

interface ProposedProps {
  proposed: NonNullable<AccountReport['proposed']>
  prover: Prover
}

function Proposed({ proposed, prover }: ProposedProps) {
  return (
    <Form method="post" className="form">
      {prover.fresh ? (
        <>
          <svg
            className="qr"
            viewBox={`0 0 ${proposed.size} ${proposed.size}`}
            role="img"
            aria-label="QR code of the secret"
          >
            <path d={proposed.path} fill="#000" shapeRendering="crispEdges" />
          </svg>
          <p>
            Scan it with an authenticator, or type <code>{proposed.secret}</code>
          </p>
        </>
      ) : null}
      <Field label="The code it shows" name="totp" inputMode="numeric" autoComplete="one-time-code" required />
      <ProofFields acting={prover} />
      <p>
        <button className="button" type="submit" name="intent" value="totp-finish">
          Put it in force
        </button>
      </p>
    </Form>
  )
}
