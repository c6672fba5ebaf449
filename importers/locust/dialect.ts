import type { LocustFileKind } from '~/domain/evidence'
import { mapColumns } from './columns'
import type { CsvTable } from './csv-table'

/**
 * Which versions of Locust write such a header, as far as the header tells them apart:
 * - `locust 0.8-0.13.2`: `_requests` and `_distribution`
 * - `locust 0.13.3-0.14`: "# requests" with "Requests Failed/s" and `99.999` without `%`
 * - `locust 1.0`: "Request Count", quoted; `locust 1.1`: the same unquoted, with `99.999%`
 * - `locust 1.2+`: today's; 2.44 added First and Last Seen to the failures.
 */
export function dialectOf(kind: LocustFileKind, table: CsvTable): string {
  if (kind === 'requests' || kind === 'distribution') return 'locust 0.8-0.13.2'
  const spelled = new Set(table.header.map((cell) => cell.trim().toLowerCase()))
  if (spelled.has('requests failed/s')) return 'locust 0.13.3-0.14'
  const has99999 = mapColumns(table.header).percentiles.some(({ percentile }) => percentile === 99.999)
  if (has99999) return table.quotedHeader ? 'locust 1.0' : 'locust 1.1'
  return 'locust 1.2+'
}
