import { changesTable } from './changes-table'
import { documentsTable, endpointsTable, findingsTable, remarksTable, reportsTable, runsTable } from './evidence-tables'
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
  verdictsTable,
  waiversTable,
} from './judged-tables'
import {
  costLinesTable,
  deliverablesTable,
  escalationsTable,
  milestonesTable,
  risksTable,
  targetsTable,
  tasksTable,
  weeksTable,
} from './plan-tables'
import { planItemsTable, prioritiesTable } from './priority-tables'
import type { NamedTable } from './table'
import { burnUpTable, clocksTable, dueReviewsTable, earnedValueTable, earnedWeeksTable } from './work-tables'

export type { ColumnFacts, NamedTable, TableRow, TableSources } from './table'

/** Every table that can be taken out, in the order of the list: judged, said, measured, recorded. */
export const namedTables: readonly NamedTable[] = [
  tiersTable,
  criteriaTable,
  verdictsTable,
  targetsTable,
  claimsTable,
  changesTable,
  prioritiesTable,
  planItemsTable,
  weeksTable,
  tasksTable,
  deliverablesTable,
  milestonesTable,
  risksTable,
  escalationsTable,
  clocksTable,
  costLinesTable,
  earnedValueTable,
  earnedWeeksTable,
  burnUpTable,
  documentsTable,
  remarksTable,
  runsTable,
  endpointsTable,
  findingsTable,
  reportsTable,
  proofsTable,
  costEntriesTable,
  riskLinksTable,
  dueReviewsTable,
  sheetsTable,
  waiversTable,
  signOffsTable,
  attestationsTable,
]

/** null where there is no table of that name. */
export function tableNamed(name: string): NamedTable | null {
  return namedTables.find((table) => table.name === name) ?? null
}
