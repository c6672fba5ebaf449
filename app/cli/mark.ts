import type { ClaimClass, TierState, Verdict } from '~/domain/vocabulary'
import { classSigns, tierSigns, verdictSigns } from '~/reports/glyphs'
import type { CellText } from './table'
import type { Terminal } from './terminal'

type Paint = (text: string) => string

/** Glyph and word; the colour only repeats what both say. */
function mark(sign: { glyph: string; word: string; token: string }, colours: Terminal['colours']): CellText {
  const paints: Record<string, Paint> = {
    met: colours.green,
    'not-met': colours.red,
    error: colours.red,
    inconclusive: colours.yellow,
    stale: colours.yellow,
    waived: colours.cyan,
    'no-evidence': colours.dim,
    secondary: colours.dim,
  }
  const plain = `${sign.glyph} ${sign.word}`
  const paint = paints[sign.token]
  return { plain, printed: paint === undefined ? plain : paint(plain) }
}

export function verdictCell(verdict: Verdict, terminal: Terminal): CellText {
  return mark(verdictSigns[verdict], terminal.colours)
}

export function tierCell(state: TierState, terminal: Terminal): CellText {
  return mark(tierSigns[state], terminal.colours)
}

export function classCell(name: ClaimClass, terminal: Terminal): CellText {
  return mark(classSigns[name], terminal.colours)
}
