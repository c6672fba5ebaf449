import { z } from 'zod'
import { latestSheet } from '~/domain/review/due-sheets'
import { factGroups, type SheetFacts } from '~/domain/review/facts'
import { sheetColours } from '~/domain/work/records'
import { sheetFile } from '../review/sheet-files'
import { frozenFacts } from '../review/sheet-page'
import { defineReport, type ReportAsked } from './report'

const colour = z.enum([...sheetColours, 'unknown'])

const schema = z.object({
  /** The latest published version, whose figures these are; null: figures as known now. */
  published: z
    .object({
      version: z.number().int(),
      by: z.string(),
      at: z.string(),
      colour: z.enum(sheetColours).nullable(),
      words: z.record(z.string(), z.string()),
      factsHash: z.string(),
    })
    .nullable(),
  sheet: z.string(),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable(),
  asOf: z.string(),
  comparedWith: z.object({ at: z.string(), because: z.enum(['beginning', 'first_document']) }).nullable(),
  colour: z.object({
    colour,
    fired: z.array(z.object({ rule: z.string(), colour, numbers: z.record(z.string(), z.number()) })),
  }),
  sections: z.array(z.object({ key: z.string(), title: z.string().nullable(), groups: z.array(z.enum(factGroups)) })),
  facts: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      group: z.enum(factGroups),
      numbers: z.record(z.string(), z.number().nullable()),
      words: z.record(z.string(), z.string().nullable()),
    }),
  ),
})

function sheetOf({ sources, id }: ReportAsked) {
  const live = id === null ? null : sources.review(id)
  if (live === null) return null
  return { live, published: latestSheet(sources.context.input.state, live.sheet) }
}

/** The review of a week, as published, else as it is pre-filled. */
export const reviewOutput = defineReport<z.infer<typeof schema>>({
  name: 'review',
  takes: 'week',
  page: (href, id) => href.review(id),
  schema,
  facts: (asked) => {
    const found = sheetOf(asked)
    if (found === null) return null
    const { live, published } = found
    const sheet: SheetFacts = published === null ? live : frozenFacts(published)
    return {
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
      sheet: sheet.sheet,
      fromDay: sheet.fromDay,
      toDay: sheet.toDay,
      asOf: sheet.asOf,
      comparedWith: sheet.comparedWith,
      colour: sheet.colour,
      sections: sheet.sections,
      facts: sheet.facts.map(({ id, code, group, numbers, words }) => ({ id, code, group, numbers, words })),
    }
  },
  words: ({ sheet }) => ({ title: sheet, lede: [], parts: [] }),
  markdown: (_, asked) => {
    const found = sheetOf(asked)
    return found === null ? '' : sheetFile({ context: asked.sources.context, ...found }, 'md')
  },
  holds: [],
  tables: () => [],
})
