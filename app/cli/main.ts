import { runCli } from './program'
import { processTerminal } from './terminal'

// Paths mean what they mean where the command was called, also when npm or the launcher moved away.
const calledFrom = process.env.ASSAY_CWD ?? process.env.INIT_CWD
if (calledFrom !== undefined && calledFrom !== '') process.chdir(calledFrom)

// `assay claims | head` closes the pipe early: that is no error, and `assay gate T | head` is no pass
// either. What is left is written into nothing, and the exit code stays the command's own.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCli(process.argv.slice(2), processTerminal())
