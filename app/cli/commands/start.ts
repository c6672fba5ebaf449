import type { Command } from 'commander'
import { packageRoot } from '~/server/package-root'
import { type CommandContext, withDatabase } from '../context'
import type { ServeOptions } from '../serve'
import type { Terminal } from '../terminal'

/** `assay start` (what `npm start` runs): the sample program brought up to date, then the web app. */
export function addStart(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('start')
    .description('bring the sample program up to date, then serve (npm start)')
    .option('--port <port>', 'port (default: PORT, else 3000 or the next free one)')
    .option('--host <host>', 'address to listen on (default: 127.0.0.1); beyond this machine only with an owner')
    .option('--private', 'reading needs a member, too (or ASSAY_PRIVATE=1)')
    .action(async (_local: ServeOptions, command: Command) => {
      const options = command.optsWithGlobals<ServeOptions>()
      const { importSamples } = await import('~/server/import-sample.server')
      const reports = await withDatabase(options, (db) =>
        importSamples(db, { root: packageRoot(), importedAt: terminal.now.toISOString() }),
      )
      for (const report of reports) printSample(report, terminal)
      const { serve } = await import('../serve')
      await serve(options, terminal)
    })
}

type Report = Awaited<ReturnType<typeof import('~/server/import-sample.server')['importSamples']>>[number]

function printSample({ program, documents, runs, wrote, refused }: Report, terminal: Terminal): void {
  for (const { path, message } of refused) terminal.err(`${path}:1:1 error refused ${message}`)
  if (program === null) return
  const what = `${documents.length} documents and ${runs.length} runs of the sample program "${program.title}"`
  terminal.out(wrote ? `Imported ${what}` : `Up to date: ${what}`)
}
