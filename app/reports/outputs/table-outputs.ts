import { z } from 'zod'
import type { Hrefs } from '../href'
import { outputTitles, outputWords } from '../messages/outputs'
import { changesTable } from '../tables/changes-table'
import { documentsTable, remarksTable, reportsTable, runsTable } from '../tables/evidence-tables'
import {
  attestationsTable,
  claimsTable,
  costEntriesTable,
  criteriaTable,
  proofsTable,
  riskLinksTable,
  sheetsTable,
  signOffsTable,
  tiersTable,
  waiversTable,
} from '../tables/judged-tables'
import {
  costLinesTable,
  deliverablesTable,
  escalationsTable,
  milestonesTable,
  risksTable,
  targetsTable,
  tasksTable,
  weeksTable,
} from '../tables/plan-tables'
import { planItemsTable, prioritiesTable } from '../tables/priority-tables'
import { burnUpTable, clocksTable, dueReviewsTable, earnedValueTable, earnedWeeksTable } from '../tables/work-tables'
import { defineReport, type NamedReport, type ReportTable } from './report'

const noFacts = z.object({})

/** A report that is its tables. */
function ofTables(name: string, page: (href: Hrefs) => string, tables: ReportTable[]): NamedReport {
  return defineReport<z.infer<typeof noFacts>>({
    name,
    takes: null,
    page,
    schema: noFacts,
    facts: () => ({}),
    words: (_, { sources: { context } }) => ({
      title: outputTitles[name] ?? name,
      lede: [outputWords.ofProgram(context.assessment.settings.title)],
      parts: [],
    }),
    holds: tables.map(({ table }) => table),
    tables: () => tables,
  })
}

export const tableOutputs: readonly NamedReport[] = [
  ofTables('tiers', (href) => href.tiers(), [{ table: tiersTable }, { table: criteriaTable }]),
  ofTables('weeks', (href) => href.weeks(), [{ table: weeksTable }]),
  ofTables('timeline', (href) => href.timeline(), [
    { table: weeksTable },
    { table: tasksTable },
    { table: milestonesTable },
  ]),
  ofTables('plan', (href) => href.plan(), [
    { table: tiersTable },
    { table: prioritiesTable },
    { table: planItemsTable },
  ]),
  ofTables('targets', (href) => href.targets(), [{ table: targetsTable }]),
  ofTables('claims', (href) => href.claims(), [{ table: claimsTable }]),
  ofTables('risks', (href) => href.risks(), [
    { table: risksTable },
    { table: riskLinksTable },
    { table: clocksTable },
    { table: escalationsTable },
  ]),
  ofTables('costs', (href) => href.costs(), [
    { table: earnedValueTable },
    { table: earnedWeeksTable },
    { table: costLinesTable },
    { table: costEntriesTable },
  ]),
  ofTables('burn-up', (href) => href.burnUp(), [{ table: burnUpTable }]),
  ofTables('milestones', (href) => href.milestones(), [{ table: milestonesTable }]),
  ofTables('deliverables', (href) => href.deliverables(), [{ table: deliverablesTable }, { table: proofsTable }]),
  ofTables('evidence', (href) => href.runs(), [{ table: runsTable }, { table: reportsTable }]),
  ofTables('documents', (href) => href.documents(), [{ table: documentsTable }, { table: remarksTable }]),
  ofTables('changes', (href) => href.changes(), [{ table: changesTable }]),
  ofTables('reviews', (href) => href.reviews(), [{ table: dueReviewsTable }, { table: sheetsTable }]),
  ofTables('sign-offs', (href) => href.signOffs(), [{ table: signOffsTable }]),
  ofTables('waivers', (href) => href.waivers(), [{ table: waiversTable }]),
  ofTables('attestations', (href) => href.attestations(), [{ table: attestationsTable }]),
]
