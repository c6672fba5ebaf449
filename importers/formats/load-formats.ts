import { artillery1 } from './artillery/version-1'
import { artillery2 } from './artillery/version-2'
import { autocannon } from './autocannon/index'
import type { EvidenceFormat } from './format'
import { heyCsv } from './hey/csv'
import { heyText } from './hey/text'
import { k6Csv } from './k6/csv'
import { k6JsonLines } from './k6/json-lines'
import { k6HandleSummary, k6MachineSummary, k6SummaryExport } from './k6/summaries'
import { oha } from './oha/index'
import { vegetaCsv, vegetaJsonLines } from './vegeta/encode'
import { vegetaReport } from './vegeta/report'
import { wrk, wrk2 } from './wrk/index'

/** Load tools that are run from a script or the command line. */
export const loadFormats: EvidenceFormat[] = [
  vegetaReport,
  k6HandleSummary,
  k6SummaryExport,
  k6MachineSummary,
  k6JsonLines,
  k6Csv,
  artillery2,
  artillery1,
  autocannon,
  oha,
  wrk,
  wrk2,
  heyText,
  heyCsv,
  vegetaJsonLines,
  vegetaCsv,
]
