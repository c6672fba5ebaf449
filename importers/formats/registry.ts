import type { EvidenceFormat } from './format'
import { gatlingSimulationLog } from './gatling/simulation-log'
import { gatlingGlobalStats, gatlingStatsJs, gatlingStatsJson } from './gatling/stats-files'
import { jmeterJtlCsv } from './jmeter/jtl-csv'
import { jmeterJtlXml } from './jmeter/jtl-xml'
import { jmeterReport } from './jmeter/report-csv'
import { jmeterStatistics } from './jmeter/statistics-json'
import { reportFormats } from './report-formats'

/**
 * Every format besides Locust's CSV family, most particular first: the first whose content fits
 * reads the file.
 */
export const evidenceFormats: EvidenceFormat[] = [
  jmeterJtlXml,
  jmeterStatistics,
  gatlingStatsJs,
  gatlingStatsJson,
  gatlingGlobalStats,
  gatlingSimulationLog,
  jmeterJtlCsv,
  jmeterReport,
  ...reportFormats,
]
