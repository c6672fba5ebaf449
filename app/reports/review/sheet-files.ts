import type { SheetFacts } from '~/domain/review/facts'
import type { PublishedSheet } from '~/domain/work/records'
import { csvText } from '../csv'
import { formatMoment } from '../dates'
import { plainText } from '../format'
import { sheetTexts } from '../messages/review'
import type { ReportContext } from '../report-context'
import type { SheetJson } from '../sheet-schema'
import { sheetMarkdown } from './sheet-markdown'
import { frozenFacts } from './sheet-page'
import { sheetView } from './sheet-view'
import type { SheetView } from './types'

export const sheetFormats = ['md', 'csv', 'json'] as const
export type SheetFormat = (typeof sheetFormats)[number]

export const sheetTypes = {
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} satisfies Record<SheetFormat, string>

interface FileAsked {
  context: ReportContext
  live: SheetFacts
  /** null: today's figures, without words. */
  published: PublishedSheet | null
}

/** A sheet as a file: a published version as it was published, else today's figures. */
export function sheetFile({ context, live, published }: FileAsked, format: SheetFormat): string {
  const facts = published === null ? live : frozenFacts(published)
  const written = published === null ? { words: {}, colour: null } : published
  if (format === 'json') return `${JSON.stringify(sheetJson(facts, published), null, 2)}\n`
  const view = sheetView(context, facts, { words: written.words, colour: written.colour })
  if (format === 'csv') return sheetCsv(view)
  const standing = published === null ? 'Not published: figures as they are known now.' : standingOf(published, facts)
  return sheetMarkdown(view, { program: facts.program.title, standing })
}

function standingOf({ version, by, at, factsHash }: PublishedSheet, { timezone }: SheetFacts): string {
  return `Version ${version}, published by ${by}, ${formatMoment(at, timezone)}. SHA-256 of its figures: ${factsHash}`
}

function sheetJson(facts: SheetFacts, published: PublishedSheet | null): SheetJson {
  return {
    schemaVersion: 1,
    published:
      published === null
        ? null
        : {
            version: published.version,
            by: published.by,
            at: published.at,
            colour: published.colour,
            words: published.words,
            factsHash: published.factsHash,
          },
    facts,
  }
}

/** One line for each statement, one for the words of each section, one for the colours. */
function sheetCsv({ sections, colour }: SheetView): string {
  const plain = (text: string | null) => (text === null ? null : plainText(text))
  const rows = sections.flatMap(({ title, words, groups }) => [
    ...(words === '' ? [] : [[title, 'words', words, null, null, null, null]]),
    ...groups.flatMap((group) =>
      [...group.rows, ...group.rest].map(({ label, value, before, note, mark, sources }) => [
        title,
        group.title,
        label,
        plain([value, mark === null ? null : mark.word].filter((part) => part !== null).join(', ')),
        plain(before),
        plain(note),
        sources.map(({ text }) => text).join('; '),
      ]),
    ),
  ])
  const colours = [
    ['Colour', 'computed', colour.computed, null, null, colour.rules[0]?.sentence ?? null, null],
    ['Colour', 'chosen', colour.chosen, null, null, null, null],
  ]
  return csvText(sheetTexts.csvHead, [...colours, ...rows])
}
