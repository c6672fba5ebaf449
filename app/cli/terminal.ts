import { randomUUID } from 'node:crypto'
import { createColors } from 'picocolors'
import { neutralise } from './neutralise'

/** Where a command speaks to; tests give their own. */
export interface Terminal {
  /** Standard output: the answer. */
  out(text: string): void
  /** Standard output byte for byte, where it is no screen; absent where only text can be told. */
  bytes?(content: Uint8Array): void
  /** Standard error: progress, diagnostics, errors. */
  err(text: string): void
  /** Progress bars only where somebody watches. */
  interactive: boolean
  colours: ReturnType<typeof createColors>
  /** The moment the command was called; the only clock of the command line. */
  now: Date
}

interface Stream {
  write(text: string): unknown
}

/** NO_COLOR wins over everything, FORCE_COLOR over a pipe; without either, colours are for terminals. */
export function processTerminal(): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  const wanted = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0'
  const possible = process.stdout.isTTY === true && TERM !== 'dumb'
  const refused = NO_COLOR !== undefined && NO_COLOR !== ''
  return {
    ...speaking(process, !refused && (wanted || possible)),
    ...(process.stdout.isTTY === true ? {} : { bytes: (content) => void process.stdout.write(content) }),
    interactive: process.stderr.isTTY === true,
    now: new Date(),
  }
}

/**
 * Colours are carried by marks that no document can know, and become escape sequences only when they
 * are printed; every escape sequence that came in with the text is written out instead.
 */
export function speaking(
  streams: { stdout: Stream; stderr: Stream },
  coloured: boolean,
): Pick<Terminal, 'out' | 'err' | 'colours'> {
  const mark = `<${randomUUID()}>`
  const say = (stream: Stream) => (text: string) =>
    void stream.write(`${neutralise(text).replaceAll(mark, '\u001b')}\n`)
  return { out: say(streams.stdout), err: say(streams.stderr), colours: markedColours(mark, coloured) }
}

function markedColours(mark: string, coloured: boolean): Terminal['colours'] {
  const colours = createColors(coloured)
  if (!coloured) return colours
  const marked = Object.entries(colours).map(([name, paint]) => [
    name,
    typeof paint === 'function' ? (text: string) => paint(neutralise(String(text))).replaceAll('\u001b', mark) : paint,
  ])
  return Object.fromEntries(marked)
}
