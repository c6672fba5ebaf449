import { z } from 'zod'
import { factGroups, type SheetFacts } from '~/domain/review/facts'
import { sheetColours } from '~/domain/work/records'

const place = z.object({ file: z.string(), line: z.number().int(), column: z.number().int() })

const factSource = z.union([
  z.object({ kind: z.literal('place'), place }),
  z.object({ kind: z.literal('run'), run: z.string(), row: z.string().nullable(), place: place.nullable() }),
  z.object({ kind: z.enum(['criterion', 'tier', 'week', 'costs', 'risk', 'sign_off']), id: z.string() }),
  z.object({ kind: z.enum(['waivers', 'attestations', 'earned', 'milestones']) }),
])

const computedColour = z.enum([...sheetColours, 'unknown'])

const sheetFact = z.object({
  id: z.string(),
  code: z.string(),
  group: z.enum(factGroups),
  numbers: z.record(z.string(), z.number().nullable()),
  words: z.record(z.string(), z.string().nullable()),
  sources: z.array(factSource),
})

const sheetFactsSchema = z.object({
  format: z.literal(1),
  /** `week-3`, or `day-2026-01-12` for a stand-up. */
  sheet: z.string(),
  kind: z.enum(['week', 'day']),
  program: z.object({ slug: z.string(), title: z.string() }),
  subject: z.object({
    unit: z.string(),
    number: z.number().nullable(),
    title: z.string(),
    goal: z.string().nullable(),
    exitCriteria: z.string().nullable(),
  }),
  timezone: z.string(),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable(),
  comparedWith: z.object({ at: z.string(), because: z.enum(['beginning', 'first_document']) }).nullable(),
  asOf: z.string(),
  template: z.object({ title: z.string(), place }).nullable(),
  sections: z.array(z.object({ key: z.string(), title: z.string().nullable(), groups: z.array(z.enum(factGroups)) })),
  facts: z.array(sheetFact),
  colour: z.object({
    colour: computedColour,
    fired: z.array(z.object({ rule: z.string(), colour: computedColour, numbers: z.record(z.string(), z.number()) })),
  }),
}) satisfies z.ZodType<SheetFacts>

const publishedVersion = z.object({
  version: z.number().int(),
  by: z.string(),
  at: z.string(),
  colour: z.enum(sheetColours).nullable(),
  words: z.record(z.string(), z.string()),
  factsHash: z.string(),
})

/** `sheet.json` of a review or stand-up, and `assay review|standup --json`; `published` is null for today's figures. */
export const sheetSchema = z.object({
  schemaVersion: z.literal(1),
  published: publishedVersion.nullable(),
  facts: sheetFactsSchema,
})

/** The review as a report: its figures without their sources, which stand in `sheet.json`. */
export const reviewSchema = sheetFactsSchema
  .pick({ sheet: true, fromDay: true, toDay: true, asOf: true, comparedWith: true, colour: true, sections: true })
  .extend({
    /** The latest published version, whose figures these are; null: figures as known now. */
    published: publishedVersion.nullable(),
    facts: z.array(sheetFact.omit({ sources: true })),
  })

export type SheetJson = z.infer<typeof sheetSchema>
