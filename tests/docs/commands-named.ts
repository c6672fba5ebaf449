import type { Command } from 'commander'
import { buildProgram } from '~/cli/program'

/** The command line as it is built, without a terminal. */
export function commandLine(): Command {
  const colours = new Proxy({}, { get: () => String })
  const terminal = { out: () => undefined, err: () => undefined, colours } as never
  return buildProgram({ terminal, exit: () => undefined })
}

/** Every flag that some command takes, long and short. */
export function flagsOf(command: Command): string[] {
  const own = command.options.flatMap(({ long, short }) => [long, short])
  return [...own.filter((flag) => flag !== undefined), ...command.commands.flatMap(flagsOf)]
}

/**
 * What is wrong with the commands that a line of code names: `assay NAME…`, after `npm run -s assay --`
 * or by the bundle itself. A name has to be a command's, a second one a command's below it, and a flag
 * one that this very command takes. What is not a command of Assay gives nothing.
 */
export function wrongCommandsIn(code: string, program: Command): string[] {
  return [...code.matchAll(/(?:\bassay(?: --)?|\bcli\.js"?,?) (?!env\b|node\b)("?[a-z][^|;&)#]*)/g)].flatMap(
    ([, given]) => {
      const words = (given as string)
        .replace(/[",[\]]/g, ' ')
        .split(/\s+/)
        .filter(Boolean)
      let command = program
      while (command.commands.length > 0) {
        const name = words.shift() ?? ''
        const below = command.commands.find((one) => one.name() === name)
        if (below === undefined) return [`assay ${name}: no such command`]
        command = below as Command
      }
      const taken = [...flagsOf(command), ...program.options.map(({ long }) => long), '--help']
      return words
        .filter((word) => /^--[a-z]/.test(word))
        .map((word) => word.replace(/=.*/, ''))
        .filter((flag) => !taken.includes(flag))
        .map((flag) => `assay ${command.name()}: no flag ${flag}`)
    },
  )
}
