import type { Command } from 'commander'
import { BytesChanged, rebuildDerived } from '~/server/rebuild.server'
import { type CommandContext, type CommonOptions, withDatabase } from '../context'
import { UsageError } from '../exit-codes'

/** `assay rebuild` */
export function addRebuild(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('rebuild')
    .description('read everything that was received once more and rebuild what is derived from it')
    .action(async (_local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      const done = await withDatabase(options, rebuildDerived).catch((error: unknown) => {
        throw error instanceof BytesChanged ? new UsageError(error.message) : error
      })
      if (options.json === true) terminal.out(JSON.stringify({ schemaVersion: 1, ...done }, null, 2))
      else
        terminal.out(`Replayed ${done.imports} imports: ${done.documents} documents and ${done.runs} runs read anew.`)
    })
}
