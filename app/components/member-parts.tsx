import { Form } from '@remix-run/react'
import type { MemberRow, RoleChoice } from '~/reports/people'
import type { Prover } from '~/reports/types-acting'
import { At } from './account-parts'
import { ProofFields } from './act-form'
import { Field } from './form-parts'
import { type FormAnswer, ProofWhenRefused, typedOf } from './prove-again'
import { Section } from './section'

interface Asking {
  prover: Prover
  answer: FormAnswer | undefined
}

interface MembersTableProps extends Asking {
  rows: MemberRow[]
  /** Member who looks at the page. */
  own: number
  roles: RoleChoice[]
}

export function MembersTable({ rows, own, roles, ...asking }: MembersTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="section scroll-x as-cards" tabIndex={0} aria-label="Members">
      <table className="ruled dense">
        <caption className="visually-hidden">Members</caption>
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col">Role</th>
            <th scope="col">Signs as</th>
            <th scope="col">Standing</th>
            <th scope="col">Since</th>
            <th scope="col">
              <span className="visually-hidden">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.displayName} <span className="secondary">{namedBeside(row, own)}</span>
              </th>
              <td data-label="Role">
                {row.active && row.id !== own ? <RoleForm row={row} roles={roles} {...asking} /> : row.roleName}
              </td>
              <td data-label="Signs as">{row.active ? <SignsAsForm row={row} {...asking} /> : row.signsAsText}</td>
              <td data-label="Standing">{row.standing}</td>
              <td data-label="Since">
                <At at={row.since} />
              </td>
              <td>{row.id !== own ? <MemberActs row={row} {...asking} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The name to sign in with, where it is not the one that is shown. */
function namedBeside({ id, name, displayName }: MemberRow, own: number): string {
  return [...(name === displayName ? [] : [name]), ...(id === own ? ['you'] : [])].join(', ')
}

function RoleForm({ row, roles, ...asking }: Asking & { row: MemberRow; roles: RoleChoice[] }) {
  const { role: typed } = typedOf(asking.answer, ['role'], row.id)
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="member" value={row.id} />
      <select
        name="role"
        defaultValue={typed === undefined ? row.role : typed}
        aria-label={`Role of ${row.displayName}`}
      >
        {roles.map(({ role, name }) => (
          <option key={role} value={role}>
            {name}
          </option>
        ))}
      </select>
      <ProofWhenRefused {...asking} intents={['role']} record={row.id} />
      <button className="button" type="submit" name="intent" value="role">
        Set
      </button>
    </Form>
  )
}

function SignsAsForm({ row, ...asking }: Asking & { row: MemberRow }) {
  const { signsAs: typed } = typedOf(asking.answer, ['signs_as'], row.id)
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="member" value={row.id} />
      <input
        name="signsAs"
        size={16}
        defaultValue={typed === undefined ? row.signsAsText : typed}
        aria-label={`${row.displayName} signs as`}
      />
      <ProofWhenRefused {...asking} intents={['signs_as']} record={row.id} />
      <button className="button" type="submit" name="intent" value="signs_as">
        Set
      </button>
    </Form>
  )
}

function MemberActs({ row, ...asking }: Asking & { row: MemberRow }) {
  const turn = row.active ? 'deactivated' : 'reactivated'
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="member" value={row.id} />
      <ProofWhenRefused {...asking} intents={['link', turn]} record={row.id} />
      {row.linkText === null ? null : (
        <button className="button" type="submit" name="intent" value="link">
          {row.linkText}
        </button>
      )}
      <button className="button" type="submit" name="intent" value={turn}>
        {row.active ? 'Deactivate' : 'Reactivate'}
      </button>
    </Form>
  )
}

export function InviteForm({ roles, prover, answer }: Asking & { roles: RoleChoice[] }) {
  const typed = typedOf(answer, ['invite'])
  return (
    <Section title="Invite" id="invite">
      <Form method="post" className="form wide-form">
        <Field
          label="Sign-in name"
          name="name"
          required
          maxLength={40}
          autoCapitalize="none"
          defaultValue={typed.name}
        />
        <Field label="Name as shown" name="displayName" maxLength={80} defaultValue={typed.displayName} />
        <p className="field">
          <label>
            <span>Role</span>
            <select name="role" defaultValue={typed.role === undefined ? 'developer' : typed.role}>
              {roles.map(({ role, name, hint }) => (
                <option key={role} value={role}>
                  {name}: {hint}
                </option>
              ))}
            </select>
          </label>
        </p>
        <Field
          label="Signs as"
          name="signsAs"
          defaultValue={typed.signsAs}
          hint="Roles that the program’s tiers ask a signature of, with commas between."
        />
        <ProofFields acting={prover} />
        <p>
          <button className="button primary" type="submit" name="intent" value="invite">
            Make an invitation
          </button>
        </p>
      </Form>
    </Section>
  )
}
