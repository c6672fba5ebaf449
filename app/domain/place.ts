import type { DiagnosticSeverity } from './vocabulary'

/**
 * A place in a received file. Line and column are 1-based and refer to the received bytes
 * decoded as they stand (before any mojibake repair), so an editor opens at the right spot.
 */
export interface Place {
  file: string
  line: number
  column: number
}

/** Something an importer has to say about a place. `rule` is a stable kebab-case id. */
export interface Diagnostic extends Place {
  severity: DiagnosticSeverity
  rule: string
  message: string
}

/** A calendar day, `YYYY-MM-DD`; an instant is an ISO string in UTC ending in `Z`. */
export type IsoDay = string
export type Instant = string
