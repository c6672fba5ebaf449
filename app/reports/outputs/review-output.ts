import type { z } from 'zod'
import { latestSheet } from '~/domain/review/due-sheets'
import type { SheetFacts } from '~/domain/review/facts'
import { sheetFile } from '../review/sheet-files'
import { frozenFacts } from '../review/sheet-page'
import { reviewSchema } from '../sheet-schema'
import { defineReport, type ReportAsked } from './report'

function sheetOf({ sources, id }: ReportAsked) {
  const live = id === null ? null : sources.review(id)
  if (live === null) return null
  return { live, published: latestSheet(sources.context.input.state, live.sheet) }
}

/** The review of a week, as published, else as it is pre-filled. */
export const reviewOutput = defineReport<z.infer<typeof reviewSchema>>({
  name: 'review',
  takes: 'week',
  page: (href, id) => href.review(id),
  schema: reviewSchema,
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
