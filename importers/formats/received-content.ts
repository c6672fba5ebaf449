import type { ReceivedFile } from '../import-result'
import type { ReportContent, RunContent } from './format'

/** A load-test result as its format read it, with the file it came in. */
export interface ResultInput {
  file: ReceivedFile
  /** Id of the format. */
  format: string
  content: RunContent
}

/** As above for a test, coverage or metric report. */
export interface ReportInput {
  file: ReceivedFile
  format: string
  content: ReportContent
}
