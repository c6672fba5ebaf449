import type { Table } from 'mdast'
import { tableRows } from '../nodes'
import type { Reading, Scope } from '../reading'
import { readCostTable } from './costs'
import { readCriteriaTable } from './criteria'
import { readTaskTable } from './marked-tasks'
import { readRiskTable } from './risk-table'
import { readCoverageTable, readScheduleTable } from './schedule'
import type { TableReader } from './table-columns'
import { readStatusTable, readWeekTable } from './week-table'

/** Tables by their header words; the first reader that knows the headers has it. */
const tableReaders: TableReader[] = [
  readCriteriaTable,
  readCostTable,
  readRiskTable,
  readWeekTable,
  readCoverageTable,
  readScheduleTable,
  readTaskTable,
  readStatusTable,
]

export function readTable(reading: Reading, node: Table, scope: Scope): void {
  const table = tableRows(node, reading.tree.placeOf)
  if (scope.kind === 'template' || tableReaders.some((read) => read(reading, table, scope))) {
    reading.tree.understood.add(node)
  }
}
