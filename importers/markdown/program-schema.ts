import { z } from 'zod'
import { isTimezone } from '~/domain/calendar'
import type { RunConditions, SelectionPolicy } from '~/domain/program'
import { provenances } from '~/domain/vocabulary'
import { centsIn, centsRangeIn } from './words/amount'
import { dayIn } from './words/calendar-date'
import { slug } from './words/slug'

const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim())
const words = z.union([text, z.array(text)]).transform((value) => (Array.isArray(value) ? value : [value]))

function custom<T>(message: string, read: (value: string) => T | null) {
  return text.transform((value, context): T => {
    const result = read(value)
    if (result !== null) return result
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

const day = custom('must be a day such as 2026-01-11', dayIn)

const timezone = custom('must be a time zone such as Asia/Makassar or UTC+8', (value) => {
  const offset = /^(?:utc|gmt)\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(value)
  const name = offset === null ? value : `${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`
  return isTimezone(name) ? name : null
})

const money = z.union([
  z
    .number()
    .nonnegative()
    .transform((value) => Math.round(value * 100)),
  custom('must be an amount such as $30 or 30', (value) => centsIn(/^\d/.test(value) ? `$${value}` : value)),
])

/** "$8,000-11,500", 8000, [8000, 11500] or { low, high }: whole cents. */
const budget = z
  .union([
    z.tuple([money, money]).transform(([low, high]) => ({ low, high })),
    z.strictObject({ low: money, high: money }),
    z
      .number()
      .nonnegative()
      .transform((value) => ({ low: Math.round(value * 100), high: Math.round(value * 100) })),
    custom('must be a range such as $8,000-11,500', (value) => centsRangeIn(/^\d/.test(value) ? `$${value}` : value)),
  ])
  .refine(({ low, high }) => low <= high, 'the lower end is above the upper')

/** "latest", "worst_of(3)", "consecutive(2)", or { worst_of: 3 }. */
export const selectionSchema = z
  .union([text, z.record(z.string(), z.number().int())])
  .transform((value, context): SelectionPolicy => {
    const written = typeof value === 'string' ? value : Object.entries(value).map(([kind, k]) => `${kind}(${k})`)[0]
    const match = /^(latest|worst_of|consecutive)\s*(?:\(\s*(\d+)\s*\))?$/.exec((written ?? '').replace(/\s+of/, '_of'))
    const k = Number(match?.[2])
    if (match?.[1] === 'latest' && match[2] === undefined) return { kind: 'latest' }
    if (match !== null && match[1] !== 'latest' && k >= 1) return { kind: match[1] as 'worst_of' | 'consecutive', k }
    context.addIssue({ code: 'custom', message: 'must be latest, worst_of(k) or consecutive(k)' })
    return z.NEVER
  })

const conditions = z
  .strictObject({
    users: z.number().int().nonnegative().optional(),
    requests: z.number().int().nonnegative().optional(),
    labels: words.optional(),
    tags: words.optional(),
    only_login: z.boolean().optional(),
  })
  .transform(
    (value): Partial<RunConditions> => ({
      // Only what is written: the rest is inferred, and must not be overwritten by a default.
      ...(value.users === undefined ? {} : { minUsers: value.users }),
      ...(value.requests === undefined ? {} : { minRequests: value.requests }),
      ...(value.labels === undefined ? {} : { labels: value.labels }),
      ...(value.tags === undefined ? {} : { tags: value.tags }),
      ...(value.only_login === undefined ? {} : { allowOnlyLogin: value.only_login }),
    }),
  )

const criterion = z.union([
  text.transform((rule) => ({ rule, selection: undefined, not_applicable: undefined })),
  z.strictObject({ rule: text.optional(), selection: selectionSchema.optional(), not_applicable: text.optional() }),
])

const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, 'a name of letters, digits, "-" and "_", since rules refer to it')

/**
 * The keys of program.md's front matter, each read by itself, so that one wrong value does not
 * cost the others. Every key is optional: what is not declared is inferred.
 */
export const programSchemas = {
  title: text,
  program: text.transform((value) => slug(value)),
  slug: text.transform((value) => slug(value)),
  timezone,
  start: day,
  end: day,
  closed: day,
  budget,
  /** Per hour. */
  rate: money,
  deciding: z.union([z.enum(provenances), z.array(z.enum(provenances))]).transform((value) => [value].flat()),
  proof: z.enum(['observed', 'shown']),
  staleness_days: z.number().int().positive(),
  qualifying: conditions,
  qualifying_by_tier: z.record(z.string(), conditions),
  groups: z.record(name, words),
  lists: z.record(name, words),
  reports: z.record(z.string(), words),
  criteria: z.record(z.string(), criterion),
  signers: z.record(z.string(), words),
  selection: selectionSchema,
} as const

export type ProgramKey = keyof typeof programSchemas
export type ProgramData = { [Key in ProgramKey]?: z.infer<(typeof programSchemas)[Key]> }

/** Other spellings of a key. */
export const keySynonyms: Record<string, ProgramKey> = {
  name: 'title',
  start_date: 'start',
  end_date: 'end',
  closed_on: 'closed',
  time_zone: 'timezone',
  rate_per_hour: 'rate',
  hourly_rate: 'rate',
  staleness: 'staleness_days',
  provenance: 'deciding',
}
