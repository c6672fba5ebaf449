import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat } from '../format'
import { parseLiteral } from '../literal/parse-literal'
import { objectOf } from '../read-values'
import { isStats } from './stats-row'
import { statsRun } from './stats-run'

/**
 * `js/global_stats.json` of Gatling's report, 2.0 to 3.13.4 (later versions no longer write it): the
 * aggregate alone. Which percentiles percentiles1 to 4 are is configured and not recorded, and they
 * come from a digest: they are stated under the default names with precision unknown, shown and
 * deciding nothing. Latency is that of all requests, failed ones among them. It cannot measure other
 * percentiles, single requests, or when the run took place.
 */
export const gatlingGlobalStats: EvidenceFormat = {
  id: 'gatling-global-stats',
  title: 'Gatling global_stats.json',
  family: 'load',
  verified: true,
  mismatch: ({ json }) => (isStats(json) ? null : 'no object with numberOfRequests and meanResponseTime'),
  read({ text, path }) {
    return statsRun(
      parseLiteral(text, text.search(/\S/)),
      { file: path, dialect: 'global_stats.json' },
      diagnosticList(path),
    )
  },
}

/**
 * `js/stats.json` of Gatling's report, 2.0 to 3.13.4: the aggregate and every request. Requests
 * within groups are named by their path; groups repeat their requests and are left out. Limits as
 * for global_stats.json. Never tried on a real file: the same tree as stats.js, with numbers.
 */
export const gatlingStatsJson: EvidenceFormat = {
  id: 'gatling-stats-json',
  title: 'Gatling stats.json',
  family: 'load',
  verified: false,
  mismatch({ json }) {
    const root = objectOf(json)
    return root !== null && 'type' in root && isStats(root.stats) ? null : 'no root with type and stats of all requests'
  },
  read({ text, path }) {
    return statsRun(parseLiteral(text, text.search(/\S/)), { file: path, dialect: 'stats.json' }, diagnosticList(path))
  },
}

const assignment = /^\s*(?:var|let|const)\s+stats\s*=\s*(?=\{)/

/**
 * `js/stats.js` of Gatling's report, 2.0 to 3.14: a script whose object literal holds the same tree
 * as stats.json, its values as texts (padded, thousands with commas, `-` for none) in newer versions.
 * It is read as a literal and never run. A cut file gives the requests before the cut and decides
 * nothing. Limits as for global_stats.json; means are in whole milliseconds and rates in two decimals.
 */
export const gatlingStatsJs: EvidenceFormat = {
  id: 'gatling-stats-js',
  title: 'Gatling stats.js',
  family: 'load',
  verified: true,
  mismatch({ text }) {
    const found = assignment.exec(text.slice(0, 2_000))
    if (found === null) return 'no script that begins with `var stats = {`'
    return /\bnumberOfRequests\b/.test(text) ? null : 'no numberOfRequests in `var stats`'
  },
  read({ text, path }) {
    const start = assignment.exec(text.slice(0, 2_000))![0].length
    return statsRun(parseLiteral(text, start), { file: path, dialect: 'stats.js' }, diagnosticList(path))
  },
}
