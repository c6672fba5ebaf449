import { type BoundFigure, figuresIn } from '~/domain/figures/figures-in'
import type { PlacedLine } from '../nodes'

/** Figures of several lines, each with its own place. */
export function readFigureLines(lines: readonly PlacedLine[]): BoundFigure[] {
  return lines.flatMap((line) => figuresIn(line.text, line.place))
}
