import { countOf } from '../format'
import { emptyWords, tablesPage, tableTexts, unitWords } from '../messages/tables'
import { namedTables, type TableSources } from './index'

/** What `/tables` lists: each table with what it holds, how much of it, and its columns. */
export function tablesReport(sources: TableSources) {
  const { href } = sources.context
  return {
    tables: namedTables.map((table) => {
      const texts = tableTexts[table.name]
      const rows = table.count(sources)
      return {
        name: table.name,
        title: texts === undefined ? table.name : texts.title,
        holds: texts === undefined ? '' : texts.holds,
        rows,
        rowsText: countOf(rows, tablesPage.rows),
        pageHref: table.page(href),
        csvHref: href.tableFile(table.name),
        jsonHref: href.tableFile(table.name, 'json'),
        columns: table.columns.map(({ key, label, unit, empty }) => ({
          key,
          label,
          unitText: unitWords[unit],
          emptyText: empty === 'never_empty' ? null : emptyWords[empty],
        })),
      }
    }),
  }
}

export type TablesReport = ReturnType<typeof tablesReport>
