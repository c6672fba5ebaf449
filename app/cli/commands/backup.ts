import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { signingKeyFile } from '~/server/evidence-pack/signing-key'
import { secretKeyFile } from '~/server/identity/secret-box'
import { BackupRefused, backupDatabase } from '~db/backup/backup'
import { type CommandContext, type CommonOptions, databaseFile, withDatabase } from '../context'
import { UsageError } from '../exit-codes'
import { printVerification } from './verify'

/** `assay backup FILE` */
export function addBackup(parent: Command, { terminal, exit }: CommandContext): void {
  parent
    .command('backup')
    .description('copy the database with all evidence to a new file, also while the server is running; checks the copy')
    .argument('<file>', 'where to; nothing is overwritten')
    .action(async (target: string, _local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      const file = databaseFile(options)
      if (!existsSync(file)) throw new UsageError(`There is no database ${file}`)
      const done = await withDatabase(options, (db) => backupDatabase(db, target)).catch(refused)
      exit(done.verification.troubles.length > 0 ? 1 : 0)
      const apart = [secretKeyFile({ file }), signingKeyFile({ file })].filter((key) => existsSync(key))
      if (options.json === true)
        return terminal.out(JSON.stringify({ schemaVersion: 1, ...done, notInIt: apart }, null, 2))
      printVerification(done.verification, terminal)
      terminal.out(`Backup     ${done.file}, ${(done.bytes / 1e6).toFixed(1)} MB`)
      if (done.witness !== null) terminal.out(`           ${done.witness}`)
      for (const key of apart) terminal.out(`Not in it  ${key}: keep a copy of this key somewhere else`)
    })
}

export function refused(error: unknown): never {
  throw error instanceof BackupRefused ? new UsageError(error.message) : error
}
