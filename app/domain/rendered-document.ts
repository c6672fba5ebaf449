/**
 * A document as its author wrote it, rendered once for each content: markup with the places left
 * open where the office's remarks and the addresses of other documents go, which change with the
 * moment that is asked for. All lines are lines of the received file, 1-based.
 */
export interface RenderedDocument {
  /** Why it was not rendered; null where it was. `parts` is empty then. */
  refused: string | null
  /** The machine may have been busy: it is worth rendering again a little later. */
  forNow?: true
  parts: RenderedPart[]
  headings: RenderedHeading[]
}

export interface RenderedHeading {
  line: number
  /** 1 to 6. */
  depth: number
  /** Id of the heading in the page, also what a link of another document arrives at. */
  id: string
  text: string
}

/** Safe markup, or an open place. */
export type RenderedPart = string | RenderedSlot

export type RenderedSlot =
  /** A block begins; `from` to `to` are the lines that it was written on. */
  | { slot: 'open'; from: number; to: number }
  /** It ends: the place of its remarks. */
  | { slot: 'close'; from: number; to: number }
  /** Remarks of a table's row. */
  | { slot: 'row'; from: number; to: number }
  /** A link to a path of the author's own, as written: `plan.md#week-1`. Ends with the next `</a>`. */
  | { slot: 'link'; target: string }
