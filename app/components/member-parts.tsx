import { Form } from '@remix-run/react'
import type { MemberRow, RoleChoice } from '~/reports/people'
import { At } from './account-parts'
import { Field } from './form-parts'
import { Section } from './section'

interface MembersTableProps {
  rows: MemberRow[]
  /** Member who looks at the page. */
  own: number
  /** The session's proof is fresh, so that members may be changed. */
  open: boolean
  roles: RoleChoice[]
}

export function MembersTable({ rows, own, open, roles }: MembersTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label="Members">
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
                {row.displayName}
                <span className="secondary"> {row.id === own ? `${row.name}, you` : row.name}</span>
              </th>
              <td>{open && row.active && row.id !== own ? <RoleForm row={row} roles={roles} /> : row.roleName}</td>
              <td>{open && row.active ? <SignsAsForm row={row} /> : row.signsAsText}</td>
              <td>{row.standing}</td>
              <td>
                <At at={row.since} />
              </td>
              <td>{open && row.id !== own ? <MemberActs row={row} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RoleForm({ row, roles }: { row: MemberRow; roles: RoleChoice[] }) {
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="member" value={row.id} />
      <select name="role" defaultValue={row.role} aria-label={`Role of ${row.displayName}`}>
        {roles.map(({ role, name }) => (
          <option key={role} value={role}>
            {name}
          </option>
        ))}
      </select>
      <button className="button" type="submit" name="intent" value="role">
        Set
      </button>
    </Form>
  )
}

function SignsAsForm({ row }: { row: MemberRow }) {
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="member" value={row.id} />
      <input name="signsAs" size={16} defaultValue={row.signsAsText} aria-label={`${row.displayName} signs as`} />
      <button className="button" type="submit" name="intent" value="signs_as">
        Set
      </button>
    </Form>
  )
}

function MemberActs({ row }: { row: MemberRow }) {
  const turn = row.active ? 'deactivated' : 'reactivated'
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="member" value={row.id} />
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

export function InviteForm({ roles, typed }: { roles: RoleChoice[]; typed: Record<string, string> }) {
  return (
    <Section title="Invite" id="invite">
      <Form method="post" className="form">
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
        <p>
          <button className="button primary" type="submit" name="intent" value="invite">
            Make an invitation
          </button>
        </p>
      </Form>
    </Section>
  )
}
