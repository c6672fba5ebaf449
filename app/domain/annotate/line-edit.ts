/** What is to change on one line of a document, in characters of its received text. */
export interface LineEdit {
  /** 1-based, as in `Place`. */
  line: number
  /** Columns (1-based) at which a ticked box's item or row begins. */
  untick: number[]
  /** Parts that the note at the end of the line is to have; empty for no note. */
  parts: string[]
}

/** Why an edit was left alone. */
export const leftReasons = [
  'front_matter',
  'code_fence',
  'fence_mark',
  'html',
  'closing_hashes',
  'trailing_backslash',
  'link_definition',
  'delimiter_row',
  'box_not_found',
  'bytes_unclear',
  'line_absent',
] as const
export type LeftReason = (typeof leftReasons)[number]

export interface LeftEdit {
  line: number
  reason: LeftReason
}
