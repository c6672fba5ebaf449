import type { Request } from 'express'
import { namedReports, reportNamed, resolveSubject } from '~/reports/outputs'
import { reportJson } from '~/reports/outputs/report-json'
import { namedTables, tableNamed } from '~/reports/tables'
import { tableJson } from '~/reports/tables/table-file'
import type { AssayDatabase } from '~db/client.server'
import { tableSources } from '../table-sources'
import { ApiError } from './api-error'
import { askedContext, parameter } from './asked'

/** `/api/v1/programs/{slug}/reports/{name}` */
export function askedReport(db: AssayDatabase, request: Request) {
  const name = request.params.name as string
  const report = reportNamed(name)
  if (report === null) throw unknown('report', name, namedReports)
  const context = askedContext(db, request, request.params.slug ?? null)
  const words = parameter(request, 'id')
  const found = resolveSubject(context, report.takes, words)
  if ('candidates' in found) {
    const known = found.candidates.slice(0, 12).join(', ')
    const listed = known === '' ? 'There is none.' : `Known: ${known}.`
    if (words === null) throw new ApiError(400, 'invalid_parameter', `Of which ${report.takes}? Give “id”. ${listed}`)
    throw new ApiError(404, `unknown_${report.takes}`, `There is no ${report.takes} “${words.slice(0, 80)}”. ${listed}`)
  }
  return reportJson(report, { sources: tableSources(db, context), id: found.id })
}

/** `/api/v1/programs/{slug}/tables/{name}` */
export function askedTable(db: AssayDatabase, request: Request) {
  const name = request.params.name as string
  const table = tableNamed(name)
  if (table === null) throw unknown('table', name, namedTables)
  return tableJson(table, tableSources(db, askedContext(db, request, request.params.slug ?? null)))
}

function unknown(kind: string, name: string, all: readonly { name: string }[]): ApiError {
  const known = all.map((one) => one.name).join(', ')
  return new ApiError(404, `unknown_${kind}`, `There is no ${kind} “${name.slice(0, 80)}”. Known: ${known}.`)
}
