import type { Command } from 'commander'
import { tableTexts } from '~/reports/messages/tables'
import { namedTables, tableNamed } from '~/reports/tables'
import { csvPieces, tableJson } from '~/reports/tables/table-file'
import { tableSources } from '~/server/table-sources'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { unknownName } from '../exit-codes'
import { alignTable } from '../table'

/** `assay table [NAME]` */
export function addTable(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('table')
    .description('a table as CSV (or JSON); without a name the list of tables')
    .argument('[name]', 'such as tasks, criteria, claims, runs')
    .action(async (name: string | undefined, _local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await withAssessment(options, terminal, ({ db, report }) => {
        const sources = tableSources(db, report)
        if (name === undefined) {
          const tables = namedTables.map((table) => ({
            name: table.name,
            rows: table.count(sources),
            ...tableTexts[table.name],
          }))
          if (options.json === true) return terminal.out(JSON.stringify({ schemaVersion: 1, tables }, null, 2))
          const rows = tables.map((one) => [one.name, { plain: String(one.rows), right: true }, one.holds ?? ''])
          return terminal.out(alignTable(rows).join('\n'))
        }
        const table = tableNamed(name)
        if (table === null)
          throw unknownName(
            'table',
            name,
            namedTables.map((one) => one.name),
          )
        if (options.json === true) return terminal.out(JSON.stringify(tableJson(table, sources), null, 2))
        terminal.out([...csvPieces(table, table.rows(sources))].join('').replace(/\r?\n$/, ''))
      })
    })
}
