import type { Command } from 'commander'
import type { CommandContext, CommonOptions } from '../context'
import { runInit } from '../init'

interface InitOptions extends CommonOptions {
  force?: boolean
}

/** `assay init PATH` */
export function addInit(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('init')
    .description('write a commented program.md with everything inferred from the documents and runs found there')
    .argument('<path>', 'folder of the documents, where program.md is written')
    .argument('[evidence...]', 'further files and folders to infer from')
    .option('--force', 'overwrite a program.md that is there')
    .action(async (path: string, evidence: string[], _local: InitOptions, command: Command) => {
      const options = command.optsWithGlobals<InitOptions>()
      await runInit({ path, evidence, force: options.force === true, json: options.json === true }, terminal)
    })
}
