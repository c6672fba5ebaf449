import { Form } from '@remix-run/react'
import { scopeNames } from '~/reports/messages/people'
import type { AccountReport } from '~/reports/people'
import { At } from './account-parts'
import { EmptyState } from './empty-state'
import { Field } from './form-parts'
import { Section } from './section'

interface TokensProps {
  tokens: AccountReport['tokens']
  /** The session's proof is fresh, so that tokens may be made and revoked. */
  open: boolean
  typed: Record<string, string>
}

/** A member's own tokens. */
export function Tokens({ tokens, open, typed }: TokensProps) {
  return (
    <Section title="API tokens" id="tokens">
      {tokens.length === 0 ? (
        <EmptyState title="No token yet">With one, a build server hands in its load tests by itself.</EmptyState>
      ) : (
        <TokenTable tokens={tokens} open={open} />
      )}
      {open ? <TokenForm typed={typed} /> : null}
    </Section>
  )
}

function TokenTable({ tokens, open }: Omit<TokensProps, 'typed'>) {
  return (
    <table className="ruled dense">
      <caption className="visually-hidden">Your API tokens</caption>
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">May</th>
          <th scope="col">Made</th>
          <th scope="col">Ends</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className="visually-hidden">Revoke</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row">{token.label}</th>
            <td>{token.scopesText}</td>
            <td>
              <At at={token.created} />
            </td>
            <td>
              <At at={token.expires} />
              {token.expired ? ' (over)' : null}
            </td>
            <td>{token.lastUsed === null ? 'never' : <At at={token.lastUsed} />}</td>
            <td>{open ? <Revoke id={token.id} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Revoke({ id }: { id: number }) {
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="id" value={id} />
      <button className="button" type="submit" name="intent" value="token-revoke">
        Revoke
      </button>
    </Form>
  )
}

function TokenForm({ typed }: { typed: Record<string, string> }) {
  return (
    <Form method="post" className="form">
      <Field label="What it is for" name="label" required maxLength={80} defaultValue={typed.label} />
      {Object.entries(scopeNames).map(([scope, name]) => (
        <label className="check" key={scope}>
          <input type="checkbox" name={scope} value="1" defaultChecked={scope === 'evidence:write'} />
          {name}
        </label>
      ))}
      <Field
        label="Lasts for days"
        name="days"
        type="number"
        min={1}
        max={366}
        required
        defaultValue={typed.days === undefined ? '90' : typed.days}
      />
      <p>
        <button className="button" type="submit" name="intent" value="token-create">
          Make a token
        </button>
      </p>
    </Form>
  )
}
