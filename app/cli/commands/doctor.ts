import { accessSync, constants, statfsSync } from 'node:fs'
import type { Command } from 'commander'
import { ailments } from '~/domain/doctor'
import { countOf } from '~/reports/format'
import { ailmentSentence } from '~/reports/messages/doctor'
import { examine } from '~/server/doctor/examine'
import { packageRoot } from '~/server/package-root'
import { sqliteVersion } from '~db/client.server'
import { type CommandContext, type CommonOptions, databaseFile } from '../context'
import { UsageError } from '../exit-codes'
import { neutralise } from '../neutralise'
import { readPublicUrl } from '../public-url'
import { readNetwork } from '../read-network'

/** `assay doctor` */
export function addDoctor(parent: Command, { terminal, exit }: CommandContext): void {
  parent
    .command('doctor')
    .description('look at machine, installation, files and database; exit code 0 well, 1 something is wrong')
    .action((_local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      const file = databaseFile(options)
      const found = examine(file, {
        now: terminal.now,
        nodeVersion: process.version,
        sqliteVersion: sqliteVersion(),
        freeBytes,
        mayWrite,
        root: packageRoot(),
        settings: wrongSettings(),
      }).map((one) => ({ ...one, severity: ailments[one.code], ...ailmentSentence(one) }))
      const wrong = found.filter(({ severity }) => severity === 'wrong').length
      exit(wrong > 0 ? 1 : 0)
      if (options.json === true)
        return terminal.out(JSON.stringify({ schemaVersion: 1, database: file, ok: wrong === 0, found }, null, 2))
      const { colours } = terminal
      for (const { severity, what, todo } of found) {
        terminal.out(`${severity === 'wrong' ? colours.red('wrong') : colours.yellow('note ')}  ${neutralise(what)}`)
        terminal.out(`       ${neutralise(todo)}`)
      }
      terminal.out(
        found.length === 0 ? 'All is well.' : `${countOf(wrong, 'thing')} wrong, ${found.length - wrong} to know.`,
      )
    })
}

function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  } catch {
    return null
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Every variable that `assay serve` would refuse, each in its own words. */
function wrongSettings(): string[] {
  return [readNetwork, readPublicUrl].flatMap((read) => {
    try {
      read()
      return []
    } catch (error) {
      if (error instanceof UsageError) return [error.message]
      throw error
    }
  })
}
