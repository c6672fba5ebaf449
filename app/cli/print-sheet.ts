import { versionsOf } from '~/domain/review/due-sheets'
import type { SheetFacts } from '~/domain/review/facts'
import { type SheetFormat, sheetFile } from '~/reports/review/sheet-files'
import type { Asked } from './assessed'
import { UsageError, unknownName } from './exit-codes'
import type { Terminal } from './terminal'

export interface SheetOptions {
  json?: boolean
  csv?: boolean
  /** Number of a published version, as typed. */
  version?: string
}

/** Prints a review or stand-up: the version asked for, else the latest, else today's figures. */
export function printSheet({ report }: Asked, live: SheetFacts, options: SheetOptions, terminal: Terminal): void {
  if (options.json === true && options.csv === true)
    throw new UsageError('--json and --csv are two formats: ask for one.')
  const versions = versionsOf(report.input.state, live.sheet)
  const { version } = options
  const published = version === undefined ? versions.at(-1) : versions.find((one) => String(one.version) === version)
  if (version !== undefined && published === undefined)
    throw unknownName(
      `published version of ${live.sheet}`,
      version,
      versions.map((one) => String(one.version)),
    )
  const format: SheetFormat = options.json === true ? 'json' : options.csv === true ? 'csv' : 'md'
  const text = sheetFile({ context: report, live, published: published ?? null }, format)
  terminal.out(text.replace(/\r?\n$/, ''))
}
