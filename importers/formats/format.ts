import type { FigureRow, Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import type { CoverageReport, MetricReport, TestReport } from '~/domain/report-evidence'

/** A decoded file in front of a format. Newlines are `\n`, the byte order mark is gone. */
export interface FormatInput {
  /** Path as received, for places and diagnostics; never a means of telling the format. */
  path: string
  text: string
  /** The parsed document where the text is JSON, computed once for all formats; undefined where it is not. */
  json: unknown
}

/** What a load-test tool's output says about a run; label, files, tags and note come from around it. */
export type RunContent = Pick<
  Run,
  | 'tool'
  | 'dialect'
  | 'users'
  | 'startedAt'
  | 'endedAt'
  | 'durationS'
  | 'activeS'
  | 'aggregate'
  | 'endpoints'
  | 'failures'
  | 'exceptions'
  | 'history'
  | 'precision'
  | 'truncated'
  | 'latencyScope'
  | 'exactExtremes'
  | 'cannotMeasure'
  | 'thresholds'
> & { aggregate: FigureRow | null }

type FromAround =
  | 'label'
  | 'format'
  | 'provenance'
  | 'file'
  | 'tags'
  | 'commit'
  | 'branch'
  | 'ciUrl'
  | 'environment'
  | 'note'
export type ReportContent =
  | Omit<TestReport, FromAround>
  | Omit<CoverageReport, FromAround>
  | Omit<MetricReport, FromAround>

export type FormatResult =
  | { kind: 'run'; run: RunContent; diagnostics: Diagnostic[] }
  | { kind: 'report'; report: ReportContent; diagnostics: Diagnostic[] }
  /** It is this format, but there is nothing to take in (corrupt, binary, empty); the message says why. */
  | { kind: 'refused'; message: string; diagnostics: Diagnostic[] }

/** One file format of one tool. Each stands in its own folder and knows nothing of the others. */
export interface EvidenceFormat {
  /** `k6-summary`; kebab-case, unique. */
  id: string
  /** `k6 summary (--summary-export)`; for people. */
  title: string
  family: 'load' | 'tests' | 'coverage' | 'metrics'
  /** False where it was never tried on real output of the tool; pages and documents say so. */
  verified: boolean
  /** null when the content is of this format; else, in a few words, why not ("no object `metrics`"). Cheap. */
  mismatch(input: FormatInput): string | null
  read(input: FormatInput): FormatResult
  /** Bytes that are no text but this tool's: why they cannot be read; null where they are not its. */
  binary?(bytes: Uint8Array): string | null
}
