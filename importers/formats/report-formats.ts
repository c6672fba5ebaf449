import { cloverFormat } from './clover'
import { coberturaFormat } from './cobertura'
import { coveragePyFormat } from './coverage-py'
import type { EvidenceFormat } from './format'
import { istanbulFinalFormat, istanbulSummaryFormat } from './istanbul'
import { jacocoFormat } from './jacoco'
import { junitFormat } from './junit'
import { lcovFormat } from './lcov'
import { metricsCsvFormat, metricsJsonFormat } from './metrics'
import { mochaJsonFormat } from './mocha-json'
import { playwrightJsonFormat } from './playwright-json'
import { redisInfoFormat } from './redis-info'
import { vitestJsonFormat } from './vitest-json'

/** Every format of reports that are no load tests. */
export const reportFormats: EvidenceFormat[] = [
  junitFormat,
  coberturaFormat,
  cloverFormat,
  jacocoFormat,
  vitestJsonFormat,
  playwrightJsonFormat,
  mochaJsonFormat,
  coveragePyFormat,
  istanbulSummaryFormat,
  istanbulFinalFormat,
  lcovFormat,
  redisInfoFormat,
  metricsCsvFormat,
  metricsJsonFormat,
]
