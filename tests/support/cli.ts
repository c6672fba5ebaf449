import { join } from 'node:path'
import { createColors } from 'picocolors'
import { runCli } from '~/cli/program'

/** What a command said and how it ended. */
export interface CliOutcome {
  code: number
  out: string
  err: string
  /** Standard output as JSON. */
  json(): unknown
}

/** Runs a command line in this process, without colours, at a fixed moment. */
export async function cli(args: string[], now = '2026-03-15T12:00:00.000Z'): Promise<CliOutcome> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    interactive: false,
    colours: createColors(false),
    now: new Date(now),
  })
  return { code, out: out.join('\n'), err: err.join('\n'), json: () => JSON.parse(out.join('\n')) }
}

export const smallProgram = join(import.meta.dirname, '../fixtures/small-program')
