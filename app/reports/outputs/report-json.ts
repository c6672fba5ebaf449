import { z } from 'zod'
import { schemaVersion } from '../json-schemas'
import type { TableRow } from '../tables'
import { namedReports } from './index'
import { type NamedReport, type ReportAsked, rowsOf } from './report'
import { rowSchema } from './table-schema'

/** A report as one document: what it states, and its tables in full. null where there is nothing of that id. */
export function reportJson(report: NamedReport, asked: ReportAsked) {
  const facts = report.facts(asked)
  if (facts === null) return null
  const { assessment, input } = asked.sources.context
  const tables: Record<string, TableRow[]> = {}
  for (const one of report.tables(asked)) tables[keyOf(one.table.name)] = rowsOf(one, asked.sources)
  return {
    schemaVersion,
    report: report.name,
    id: asked.id,
    program: assessment.settings.slug,
    title: assessment.settings.title,
    asOf: assessment.asOf,
    chainHead: input.chainHead ?? null,
    facts,
    tables,
  }
}

/** `cost-lines` is `costLines` in JSON. */
function keyOf(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** The shape of one report; tables by their columns. */
export function reportSchema(report: NamedReport) {
  const tables = Object.fromEntries(report.holds.map((table) => [keyOf(table.name), z.array(rowSchema(table))]))
  return z.object({
    schemaVersion: z.literal(schemaVersion),
    report: z.literal(report.name),
    id: report.takes === null ? z.null() : z.string(),
    program: z.string(),
    title: z.string(),
    asOf: z.string(),
    chainHead: z.string().nullable(),
    facts: report.schema,
    tables: z.object(tables),
  })
}

/** The shape of every answer of `/api/v1/programs/{slug}/reports/{name}`. */
export const anyReportSchema = z.discriminatedUnion(
  'report',
  namedReports.map(reportSchema) as unknown as [ReturnType<typeof reportSchema>, ...ReturnType<typeof reportSchema>[]],
)
