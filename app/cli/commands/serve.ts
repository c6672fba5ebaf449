import type { Command } from 'commander'
import type { CommandContext } from '../context'
import type { ServeOptions } from '../serve'

/** `assay serve`; the server is loaded only when it is asked for. */
export function addServe(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('serve')
    .description('the web app')
    .option('--port <port>', 'port (default: PORT, else 3000 or the next free one)')
    .option('--host <host>', 'address to listen on (default: 127.0.0.1); beyond this machine only with an owner')
    .option('--private', 'reading needs a member, too (or ASSAY_PRIVATE=1)')
    .option('--watch [path...]', 'import these files and folders, and again whenever one is saved')
    .action(async (_local: ServeOptions, command: Command) => {
      const { serve } = await import('../serve')
      await serve(command.optsWithGlobals<ServeOptions>(), terminal)
    })
}
