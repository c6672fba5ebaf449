import { attachmentHeader } from '~/reports/attachment'
import { sheetFile, sheetFormats, sheetTypes } from '~/reports/review/sheet-files'
import type { AssayContext } from '../context'
import { notFound } from '../not-found'
import { askedSheet, type SheetAddress } from './sheet-request'

/** A sheet as a file: `sheet.md`, `sheet.csv` or `sheet.json`; of the version that `?version=` names, else the latest. */
export function sheetDownload(
  { request, context }: { request: Request; context: AssayContext },
  address: SheetAddress,
  file: string | undefined,
): Response {
  const format = sheetFormats.find((one) => file === `sheet.${one}`)
  if (format === undefined) throw notFound('file', file)
  const { assessed, report, facts, page } = askedSheet(context, request, address)
  const sheets = assessed.input.state.work?.sheets ?? []
  const published = sheets.find(({ sheet, version }) => sheet === facts.sheet && version === page.version?.version)
  const text = sheetFile({ context: report, live: facts, published: published ?? null }, format)
  const version = published === undefined ? '' : `-v${published.version}`
  return new Response(text, {
    headers: {
      'Content-Type': sheetTypes[format],
      'Content-Disposition': attachmentHeader(
        `${assessed.assessment.settings.slug}-${facts.sheet}${version}.${format}`,
      ),
      'Cache-Control': 'private, no-cache',
    },
  })
}
