import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { reportContext } from '~/reports/report-context'
import { tableNamed } from '~/reports/tables'
import { csvPieces, readTableFile, tableJson, tableTypes } from '~/reports/tables/table-file'
import { notFound } from '~/server/not-found'
import { tableSources } from '~/server/table-sources'
import { textStream } from '~/server/text-stream'

/** `/tables/tasks.csv`, `/tables/tasks.json`: a whole table as a file. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = readTableFile(params.file as string)
  const table = asked === null ? null : tableNamed(asked.name)
  if (asked === null || table === null) throw notFound('table', params.file)
  const { assessment, input } = context.assess(request)
  const sources = tableSources(context.db, reportContext(assessment, input))
  const body =
    asked.format === 'csv'
      ? textStream(csvPieces(table, table.rows(sources)))
      : `${JSON.stringify(tableJson(table, sources), null, 1)}\n`
  return new Response(body, {
    headers: {
      'Content-Type': tableTypes[asked.format],
      'Content-Disposition': attachmentHeader(`${assessment.settings.slug}-${asked.name}.${asked.format}`),
    },
  })
}
