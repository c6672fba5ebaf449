import type { JudgedRowView } from '~/reports/types-tier'
import { type Column, DataTable } from './data-table'
import { Hallmark } from './hallmark'
import { SourceChip } from './source-chip'

const columns: Column<JudgedRowView>[] = [
  { key: 'row', label: 'Row', rowHeader: true, cell: (row) => <span className="run-label judged-row">{row.key}</span> },
  { key: 'measured', label: 'Measured', numeric: true, cell: (row) => row.measuredText },
  { key: 'interval', label: 'Interval', numeric: true, cell: (row) => row.intervalText ?? '–' },
  { key: 'samples', label: 'Samples', numeric: true, cell: (row) => row.samplesText },
  { key: 'verdict', label: 'Verdict', cell: (row) => <Hallmark mark={row.mark} /> },
  { key: 'reason', label: 'Reason', cell: (row) => <span className="reason-cell">{row.sentence}</span> },
  { key: 'source', label: 'Source', cell: (row) => (row.source === null ? null : <SourceChip source={row.source} />) },
]

const shown = 12

function Rows({ rows, prefix }: { rows: JudgedRowView[]; prefix: string }) {
  return (
    <DataTable
      caption="Rows of the deciding run"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      prefix={prefix}
      cards
    />
  )
}

/** The rows that decide first; the others folded. */
export function JudgedRows({ rows }: { rows: JudgedRowView[] }) {
  const rest = rows.slice(shown)
  return (
    <>
      <Rows rows={rows.slice(0, shown)} prefix="rows-" />
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>{rest.length} more rows</summary>
          <Rows rows={rest} prefix="more-rows-" />
        </details>
      )}
    </>
  )
}
