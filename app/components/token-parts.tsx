import { Form } from '@remix-run/react'
import { scopeNames } from '~/reports/messages/people'
import type { AccountReport } from '~/reports/people'
import type { Prover } from '~/reports/types-acting'
import { At } from './account-parts'
import { ProofFields } from './act-form'
import { EmptyState } from './empty-state'
import { Field } from './form-parts'
import { type FormAnswer, ProofWhenRefused, typedOf } from './prove-again'
import { Section } from './section'

interface Asking {
  prover: Prover
  answer: FormAnswer | undefined
}

interface TokensProps extends Asking {
  tokens: AccountReport['tokens']
  /** The role may make tokens and revoke its own. */
  makes: boolean
}

/** A member's own tokens. */
export function Tokens({ tokens, makes, ...asking }: TokensProps) {
  return (
    <Section title="API tokens" id="tokens">
      {tokens.length === 0 ? (
        <EmptyState title="No token yet">With one, a build server hands in its load tests by itself.</EmptyState>
      ) : (
        <TokenTable tokens={tokens} makes={makes} {...asking} />
      )}
      {makes ? <TokenForm {...asking} /> : null}
    </Section>
  )
}

function TokenTable({ tokens, makes, ...asking }: TokensProps) {
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
            <td>{makes ? <Revoke id={token.id} {...asking} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Revoke({ id, ...asking }: Asking & { id: number }) {
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="id" value={id} />
      <ProofWhenRefused {...asking} intents={['token-revoke']} record={id} />
      <button className="button" type="submit" name="intent" value="token-revoke">
        Revoke
      </button>
    </Form>
  )
}

function TokenForm({ prover, answer }: Asking) {
  const typed = typedOf(answer, ['token-create'])
  const isChosen = (scope: string) => (typed.label === undefined ? scope === 'evidence:write' : typed[scope] !== '')
  return (
    <Form method="post" className="form">
      <Field label="What it is for" name="label" required maxLength={80} defaultValue={typed.label} />
      {Object.entries(scopeNames).map(([scope, name]) => (
        <label className="check" key={scope}>
          <input type="checkbox" name={scope} value="1" defaultChecked={isChosen(scope)} />
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
      <ProofFields acting={prover} />
      <p>
        <button className="button" type="submit" name="intent" value="token-create">
          Make a token
        </button>
      </p>
    </Form>
  )
}
