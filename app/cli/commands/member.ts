import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { roles } from '~/domain/people'
import { refusalSentences } from '~/reports/messages/people'
import { memberRows } from '~/reports/people'
import { issueMemberLink } from '~/server/identity/links'
import { changeMember, inviteMember, type MemberChange } from '~/server/identity/members'
import type { AssayDatabase } from '~db/client.server'
import { findMember, listMembers } from '~db/queries/people'
import { type CommandContext, type CommonOptions, withDatabase } from '../context'
import { UsageError, unknownName } from '../exit-codes'
import { readPublicUrl } from '../public-url'
import { alignTable } from '../table'
import type { Terminal } from '../terminal'

interface MemberOptions extends CommonOptions {
  by?: string
  role?: string
  displayName?: string
  signsAs?: string
}

const byOption = ['--by <name>', 'who does it (default: the name you are logged in as)'] as const

/** `assay member list | add NAME | link NAME | role NAME ROLE | deactivate NAME | reactivate NAME` */
export function addMember(parent: Command, { terminal }: CommandContext): void {
  const member = parent.command('member').description('the members: list, add, link, role, deactivate, reactivate')
  member
    .command('list')
    .description('every member with role and standing')
    .action((_local, command: Command) => {
      const options = command.optsWithGlobals<MemberOptions>()
      return withDatabase(options, (db) => printMembers(db, options, terminal))
    })
  member
    .command('add')
    .description('add a member; prints the one-time link by which they set their password')
    .argument('<name>', 'sign-in name')
    .requiredOption('--role <role>', roles.join(', '))
    .option('--display-name <text>', 'name as shown')
    .option('--signs-as <roles>', 'roles that the tiers ask a signature of, with commas between')
    .option(...byOption)
    .action((name: string, _local, command: Command) => {
      const options = command.optsWithGlobals<MemberOptions>()
      const { displayName = '', signsAs = '', role } = options
      return withDatabase(options, (db) => {
        const added = inviteMember(office(db, terminal), {
          name,
          displayName,
          signsAs,
          role: asRole(role),
          by: doer(options),
        })
        if (!added.ok) throw new UsageError(refusalSentences[added.code])
        printLink(added.name, added.path, options, terminal)
      })
    })
  member
    .command('link')
    .description('a new invitation, or for one who has joined a link that sets a new password')
    .argument('<name>', 'sign-in name')
    .option(...byOption)
    .action((name: string, _local, command: Command) => {
      const options = command.optsWithGlobals<MemberOptions>()
      return withDatabase(options, (db) => {
        const path = issueMemberLink(office(db, terminal), { memberId: idOf(db, name), by: doer(options) })
        if (path === null) throw new UsageError(refusalSentences.no_member)
        printLink(name, path, options, terminal)
      })
    })
  member
    .command('role')
    .description('change a role; ends the sessions of the member')
    .argument('<name>', 'sign-in name')
    .argument('<role>', roles.join(', '))
    .option(...byOption)
    .action((name: string, role: string, _local, command: Command) =>
      change(name, { kind: 'role', role: asRole(role) }, command.optsWithGlobals(), terminal),
    )
  for (const [verb, kind] of [
    ['deactivate', 'deactivated'],
    ['reactivate', 'reactivated'],
  ] as const)
    member
      .command(verb)
      .description(verb === 'deactivate' ? 'ends sessions and tokens; what they recorded stays' : 'lets them in again')
      .argument('<name>', 'sign-in name')
      .option(...byOption)
      .action((name: string, _local, command: Command) => change(name, { kind }, command.optsWithGlobals(), terminal))
}

function office(db: AssayDatabase, terminal: Terminal) {
  return { db, now: () => terminal.now.toISOString() }
}

function doer(options: MemberOptions): string {
  return options.by === undefined ? userInfo().username : options.by
}

function asRole(text: string | undefined) {
  const role = roles.find((one) => one === text)
  if (role === undefined) throw unknownName('role', String(text), [...roles])
  return role
}

function idOf(db: AssayDatabase, name: string): number {
  const member = findMember(db, { name: name.toLowerCase() })
  if (member !== null) return member.id
  throw unknownName(
    'member',
    name,
    listMembers(db).map((known) => known.name),
  )
}

function change(name: string, wanted: MemberChange, options: MemberOptions, terminal: Terminal): Promise<void> {
  return withDatabase(options, (db) => {
    const changed = changeMember(office(db, terminal), { memberId: idOf(db, name), by: doer(options), change: wanted })
    if (!changed.ok) throw new UsageError(refusalSentences[changed.code])
    printMembers(db, options, terminal)
  })
}

function printLink(name: string, path: string, options: MemberOptions, terminal: Terminal): void {
  const base = readPublicUrl()
  const link = new URL(path, base === null ? 'http://127.0.0.1:3000/' : base).href
  if (options.json === true) terminal.out(JSON.stringify({ schemaVersion: 1, name, link }, null, 2))
  else terminal.out(`One-time link for ${name}, shown this once:\n  ${link}`)
}

function printMembers(db: AssayDatabase, options: MemberOptions, terminal: Terminal): void {
  const rows = memberRows(listMembers(db))
  if (options.json === true) {
    const members = rows.map(({ name, displayName, role, standing, since }) => ({
      name,
      displayName,
      role,
      standing,
      since: since.iso,
    }))
    terminal.out(JSON.stringify({ schemaVersion: 1, members }, null, 2))
    return
  }
  const cells = rows.map(({ name, role, standing, displayName }) => [name, role, standing, displayName])
  terminal.out(
    cells.length === 0
      ? 'No members yet. Add the first: assay member add NAME --role owner'
      : alignTable(cells).join('\n'),
  )
}
