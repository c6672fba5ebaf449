import { z } from 'zod'
import type { Instant } from '~/domain/place'
import { provenances } from '~/domain/vocabulary'
import { readInstant } from './failures'

const words = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))])
  .transform((value) => (Array.isArray(value) ? value.map(String) : value.split(',')))
  .transform((list) => list.map((word) => word.trim()).filter((word) => word !== ''))

const instant = z.union([z.string(), z.date()]).transform((value, context): Instant => {
  const read = value instanceof Date ? value.toISOString() : readInstant(value.trim())
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: 'must be a time with its offset, such as 2026-01-11T13:26:00Z' })
  return z.NEVER
})

const durationUnits: Record<string, number> = { h: 3600, m: 60, min: 60, s: 1 }

/** Seconds from a number, or from words such as `295s`, `5m`, `1h 5m`. */
const duration = z.union([z.number(), z.string()]).transform((value, context): number => {
  const read = typeof value === 'number' ? value : secondsOf(value)
  if (read !== null && Number.isFinite(read) && read > 0) return read
  context.addIssue({ code: 'custom', message: 'must be a duration in seconds or words such as 5m 30s' })
  return z.NEVER
})

function secondsOf(text: string): number | null {
  const compact = text.trim().toLowerCase().replace(/\s+/g, '')
  if (/^\d+(?:\.\d+)?$/.test(compact)) return Number(compact)
  if (!/^(?:\d+(?:\.\d+)?(?:h|min|m|s))+$/.test(compact)) return null
  const parts = compact.matchAll(/(\d+(?:\.\d+)?)(h|min|m|s)/g)
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * durationUnits[unit!]!, 0)
}

/** Labels become part of addresses and of the command line. */
const label = z.coerce
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^/\\\p{Cc}]+$/u, 'must not hold slashes or control characters')

const text = z.union([z.string(), z.number()]).transform(String)

/** Front matter of a run note. Every key is optional; what the files measure wins over it. */
export const runNoteSchema = z.object({
  kind: z.literal('run').optional(),
  label: label.optional(),
  /** `transcribed`: the figures were copied from a document. Default `measured`. */
  provenance: z.enum(provenances).optional(),
  /** The files hold fewer rows than were measured. */
  partial: z.boolean().optional(),
  users: z.number().int().positive().optional(),
  spawn_rate: z.number().positive().optional(),
  started: instant.optional(),
  ended: instant.optional(),
  duration: duration.optional(),
  tags: words.optional(),
  scope: words.optional(),
  commit: text.optional(),
  environment: text.optional(),
  /** Remarks on rows: which were left out, which are estimates. */
  rows: z.union([words, z.record(z.string(), text)]).optional(),
  note: text.optional(),
})
export type RunNoteData = z.infer<typeof runNoteSchema>

export const runNoteKeys = Object.keys(runNoteSchema.shape)
