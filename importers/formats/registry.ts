import { abReport } from './ab/report'
import { abTsv } from './ab/tsv'
import type { EvidenceFormat } from './format'
import { gatlingSimulationLog } from './gatling/simulation-log'
import { gatlingGlobalStats, gatlingStatsJs, gatlingStatsJson } from './gatling/stats-files'
import { jmeterJtlCsv } from './jmeter/jtl-csv'
import { jmeterJtlXml } from './jmeter/jtl-xml'
import { jmeterReport } from './jmeter/report-csv'
import { jmeterStatistics } from './jmeter/statistics-json'
import { loadFormats } from './load-formats'
import { locustHtml } from './locust/html'
import { locustJson } from './locust/json'
import { reportFormats } from './report-formats'

/**
 * Every format besides Locust's CSV family, most particular first: the first whose content fits
 * reads the file.
 */
export const evidenceFormats: EvidenceFormat[] = [
  locustJson,
  locustHtml,
  abReport,
  abTsv,
  jmeterJtlXml,
  jmeterStatistics,
  gatlingStatsJs,
  gatlingStatsJson,
  gatlingGlobalStats,
  gatlingSimulationLog,
  jmeterJtlCsv,
  jmeterReport,
  ...loadFormats,
  ...reportFormats,
]
