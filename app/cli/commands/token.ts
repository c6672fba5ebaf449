import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { may, tokenScopes } from '~/domain/people'
import { refusalSentences } from '~/reports/messages/people'
import { createToken, revokeToken } from '~/server/identity/tokens'
import { findMember, listMembers, listTokens } from '~db/queries/people'
import { type CommandContext, type CommonOptions, withDatabase } from '../context'
import { UsageError, unknownName } from '../exit-codes'
import { alignTable } from '../table'

interface TokenOptions extends CommonOptions {
  member: string
  scope: string[]
  days: string
  by?: string
}

/** `assay token create LABEL | list | revoke ID` */
export function addToken(parent: Command, { terminal }: CommandContext): void {
  const token = parent.command('token').description('API tokens: create, list, revoke')
  const now = () => terminal.now.toISOString()
  token
    .command('create')
    .description('make a token that acts for a member; it is printed this once')
    .argument('<label>', 'what it is for, for example "nightly load test"')
    .requiredOption('--member <name>', 'the member it acts for')
    .option('--scope <scope...>', `what it may do: ${tokenScopes.join(', ')}`, ['evidence:write'])
    .option('--days <count>', 'how long it lasts', '90')
    .option('--by <name>', 'who makes it (default: the name you are logged in as)')
    .action((label: string, _local, command: Command) => {
      const options = command.optsWithGlobals<TokenOptions>()
      return withDatabase(options, (db) => {
        const member = findMember(db, { name: options.member.toLowerCase() })
        if (member === null)
          throw unknownName(
            'member',
            options.member,
            listMembers(db).map(({ name }) => name),
          )
        if (!may(member.role, 'manage_tokens')) throw new UsageError(`A ${member.role} may have no tokens.`)
        const { id: memberId, name } = member
        const by = options.by === undefined ? userInfo().username : options.by
        const given = { memberId, name, label, scopes: options.scope, days: Number(options.days), by }
        const made = createToken({ db, now }, given)
        if (!made.ok) throw new UsageError(refusalSentences[made.code])
        const { id, token: secret, expiresAt } = made
        if (options.json === true)
          terminal.out(JSON.stringify({ schemaVersion: 1, id, token: secret, expiresAt }, null, 2))
        else terminal.out(`Token ${id}, until ${expiresAt}, shown this once:\n  ${secret}`)
      })
    })
  token
    .command('list')
    .description('every token, without its secret')
    .action((_local, command: Command) => {
      const options = command.optsWithGlobals<TokenOptions>()
      return withDatabase(options, (db) => {
        const names = new Map(listMembers(db).map(({ id, name }) => [id, name]))
        const tokens = listTokens(db, null).map(({ memberId, ...one }) => ({
          ...one,
          member: String(names.get(memberId)),
        }))
        if (options.json === true) return terminal.out(JSON.stringify({ schemaVersion: 1, tokens }, null, 2))
        const rows = tokens.map(({ id, member, label, scopes, expiresAt, lastUsedAt, revokedAt }) => [
          String(id),
          member,
          scopes.join(' '),
          revokedAt === null ? `until ${expiresAt}` : `revoked ${revokedAt}`,
          lastUsedAt === null ? 'never used' : `used ${lastUsedAt}`,
          label,
        ])
        terminal.out(rows.length === 0 ? 'No tokens.' : alignTable(rows).join('\n'))
      })
    })
  token
    .command('revoke')
    .description('end a token at once')
    .argument('<id>', 'number of the token, from the list')
    .option('--by <name>', 'who revokes it (default: the name you are logged in as)')
    .action((id: string, _local, command: Command) => {
      const options = command.optsWithGlobals<TokenOptions>()
      return withDatabase(options, (db) => {
        const by = options.by === undefined ? userInfo().username : options.by
        if (!revokeToken({ db, now }, { id: Number(id), memberId: null, by }))
          throw new UsageError(`There is no token ${id} in force.`)
        terminal.out(`Revoked token ${id}`)
      })
    })
}
