import type { Command } from 'commander'
import { restoreDatabase } from '~db/backup/restore'
import { type CommandContext, type CommonOptions, databaseFile } from '../context'
import { refused } from './backup'
import { printVerification } from './verify'

/** `assay restore FILE` */
export function addRestore(parent: Command, { terminal, exit }: CommandContext): void {
  parent
    .command('restore')
    .description('put a backup in the place of the database; refused where one lies there, or the backup is not sound')
    .argument('<file>', 'the backup')
    .action((from: string, _local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      const done = restored(from, databaseFile(options))
      exit(done.verification.troubles.length > 0 ? 1 : 0)
      if (options.json === true) return terminal.out(JSON.stringify({ schemaVersion: 1, ...done }, null, 2))
      printVerification(done.verification, terminal)
      terminal.out(`Restored   ${done.file}`)
    })
}

function restored(from: string, to: string) {
  try {
    return restoreDatabase(from, to)
  } catch (error) {
    return refused(error)
  }
}
