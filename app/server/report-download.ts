import { attachmentHeader } from '~/reports/attachment'
import { type NamedReport, reportNamed, resolveSubject } from '~/reports/outputs'
import { reportMarkdown } from '~/reports/outputs/markdown'
import { reportJson } from '~/reports/outputs/report-json'
import { reportContext } from '~/reports/report-context'
import type { AssayDatabase } from '~db/client.server'
import type { AssessedRequest } from './context'
import { notFound } from './not-found'
import { tableSources } from './table-sources'

const types = { md: 'text/markdown; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** `overview.md`, `tier.json`: the report of that name, about `?id=` where it is about one thing. */
export function reportDownload(
  db: AssayDatabase,
  { assessment, input }: AssessedRequest,
  file: string,
  id: string | null,
) {
  const [, name, format] = /^([a-z-]+)\.(md|json)$/.exec(file) ?? []
  const report = name === undefined ? null : reportNamed(name)
  if (report === null) throw notFound('report', file)
  const context = reportContext(assessment, input)
  const found = resolveSubject(context, report.takes, id)
  if ('candidates' in found) throw notFound(report.takes as string, id ?? undefined)
  const asked = { sources: tableSources(db, context), id: found.id }
  const body =
    format === 'md' ? reportMarkdown(report, asked) : `${JSON.stringify(reportJson(report, asked), null, 2)}\n`
  return new Response(body, {
    headers: {
      'Content-Type': types[format as 'md' | 'json'],
      'Content-Disposition': attachmentHeader(`${fileStem(report, assessment.settings.slug, found.id)}.${format}`),
    },
  })
}

function fileStem({ name }: NamedReport, slug: string, id: string | null): string {
  return [slug, name, ...(id === null ? [] : [id.replaceAll('/', '-')])].join('-')
}
