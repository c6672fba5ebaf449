import { Command, CommanderError } from 'commander'
import { DatabaseUnusable } from '~db/client.server'
import { sqliteTrouble } from '~db/open-failure'
import { addAnnotate } from './commands/annotate'
import { addBackup } from './commands/backup'
import { addCheck } from './commands/check'
import { addClaims } from './commands/claims'
import { addCompare } from './commands/compare'
import { addDoctor } from './commands/doctor'
import { addGate } from './commands/gate'
import { addImport } from './commands/import'
import { addInit } from './commands/init'
import { addMember } from './commands/member'
import { addPack } from './commands/pack'
import { addRebuild } from './commands/rebuild'
import { addReport } from './commands/report'
import { addRestore } from './commands/restore'
import { addReview } from './commands/review'
import { addRule } from './commands/rule'
import { addRun } from './commands/run'
import { addRuns } from './commands/runs'
import { addSearch } from './commands/search'
import { addServe } from './commands/serve'
import { addStandup } from './commands/standup'
import { addStart } from './commands/start'
import { addStatus } from './commands/status'
import { addTable } from './commands/table'
import { addToken } from './commands/token'
import { addVerify } from './commands/verify'
import type { CommandContext } from './context'
import { UsageError, usageCode } from './exit-codes'
import type { Terminal } from './terminal'

const commands = [
  addServe,
  addStart,
  addImport,
  addInit,
  addStatus,
  addGate,
  addRuns,
  addRun,
  addCompare,
  addClaims,
  addReview,
  addStandup,
  addSearch,
  addTable,
  addReport,
  addAnnotate,
  addCheck,
  addRule,
  addMember,
  addToken,
  addDoctor,
  addBackup,
  addRestore,
  addRebuild,
  addPack,
  addVerify,
]

/** Runs one command line (without `node` and the script) and answers its exit code. */
export async function runCli(args: string[], terminal: Terminal): Promise<number> {
  let code = 0
  const program = buildProgram({ terminal, exit: (wanted) => (code = wanted) })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageCode
    const debug = process.env.ASSAY_DEBUG !== undefined && process.env.ASSAY_DEBUG !== ''
    const trouble = error instanceof DatabaseUnusable ? null : sqliteTrouble(error)
    const message = trouble ?? (error instanceof Error ? error.message : String(error))
    terminal.err(`${terminal.colours.red('error')} ${message}`)
    if (debug && error instanceof Error && error.stack !== undefined) terminal.err(error.stack)
    else if (!(error instanceof UsageError || error instanceof DatabaseUnusable) && trouble === null)
      terminal.err('(set ASSAY_DEBUG=1 to see where)')
    return usageCode
  }
}

export function buildProgram(context: CommandContext): Command {
  const { terminal } = context
  const program = new Command('assay')
    .description('An execution tracker that checks its own boxes.')
    .showHelpAfterError('(assay --help lists the commands)')
  for (const add of commands) add(program, context)
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    if (command.commands.length === 0 || command === program) addCommonOptions(command)
  }
  return program
}

function addCommonOptions(command: Command): void {
  command
    .option('--program <slug>', 'which program, where the database holds several')
    .option('--db <file>', 'database file (default: data/assay.sqlite, or ASSAY_DATABASE)')
    .option('--as-of <time>', 'as things stood at the end of that day, or at that timestamp')
    .option('--json', 'one JSON document on standard output')
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap((inner) => withSubcommands(inner as Command))]
}
