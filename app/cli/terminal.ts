import { createColors } from 'picocolors'

/** Where a command speaks to; tests give their own. */
export interface Terminal {
  /** Standard output: the answer. */
  out(text: string): void
  /** Standard error: progress, diagnostics, errors. */
  err(text: string): void
  /** Progress bars only where somebody watches. */
  interactive: boolean
  colours: ReturnType<typeof createColors>
  /** The moment the command was called; the only clock of the command line. */
  now: Date
}

/** NO_COLOR wins over everything, FORCE_COLOR over a pipe; without either, colours are for terminals. */
export function processTerminal(): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  const wanted = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0'
  const possible = process.stdout.isTTY === true && TERM !== 'dumb'
  const refused = NO_COLOR !== undefined && NO_COLOR !== ''
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    interactive: process.stderr.isTTY === true,
    colours: createColors(!refused && (wanted || possible)),
    now: new Date(),
  }
}
