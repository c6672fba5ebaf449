import { z } from 'zod'
import { claimsSchema, gateSchema, runsSchema, schemaVersion, statusSchema } from './json-schemas'
import { anyReportSchema } from './outputs/report-json'
import { receiptSchema } from './receipt-schema'
import { sheetSchema } from './sheet-schema'
import { anyTableSchema } from './tables/table-file'

/** Shapes that only the HTTP API has; the others are those of the command line. */
export const apiErrorSchema = z.object({ schemaVersion: z.literal(schemaVersion), error: z.string(), text: z.string() })

/** `assay gate --json` with the answer that a job branches on: `ready` is exit code 0. */
export const apiGateSchema = gateSchema.extend({ ready: z.boolean() })

/** The receipt with where it can be read; null where nothing was written and nothing like it came before. */
export const apiReceiptSchema = receiptSchema.extend({ url: z.string().nullable() })

export const apiProgramsSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  programs: z.array(z.object({ slug: z.string(), title: z.string(), sample: z.boolean() })),
})

interface ApiRoute {
  method: 'get' | 'post'
  /** In the form of OpenAPI. */
  path: string
  id: string
  summary: string
  query: Record<string, string>
  answer: z.ZodType
  /** Statuses of errors, each with what it means. */
  errors: Record<number, string>
}

const moment = { 'as-of': 'a day (2026-01-31) or a timestamp; by default the end of today' }
const notFound = { 400: 'a parameter cannot be read', 404: 'there is no such program' }

/** Every route of `/api/v1`: the router, the OpenAPI document and the tests read this one list. */
export const apiRoutes = [
  {
    method: 'post',
    path: '/api/v1/evidence',
    id: 'bringEvidence',
    summary: 'Take in evidence: one part "file" for each file. 201 written, 200 at hand already.',
    query: {},
    answer: apiReceiptSchema,
    errors: {
      400: 'damaged, cut off, or a field is invalid',
      401: 'no valid token',
      403: 'the token or its member may not',
      404: 'there is no such program',
      408: 'nothing was received for a while',
      409: 'several programs could take it',
      413: 'larger than the limits',
      415: 'not multipart/form-data',
      422: 'nothing in it could be taken in; the body is a receipt that says why',
      503: 'too many at once',
    },
  },
  {
    method: 'get',
    path: '/api/v1/programs',
    id: 'listPrograms',
    summary: 'Names of all programs.',
    query: {},
    answer: apiProgramsSchema,
    errors: {},
  },
  {
    method: 'get',
    path: '/api/v1/programs/{slug}/status',
    id: 'readStatus',
    summary: 'Every tier as computed; progress as claimed, ticked and proven.',
    query: moment,
    answer: statusSchema,
    errors: notFound,
  },
  {
    method: 'get',
    path: '/api/v1/programs/{slug}/runs',
    id: 'readRuns',
    summary: 'Every run with its figures and the codes of its findings.',
    query: moment,
    answer: runsSchema,
    errors: notFound,
  },
  {
    method: 'get',
    path: '/api/v1/programs/{slug}/claims',
    id: 'readClaims',
    summary: 'What the documents claim beside what the evidence says, worst first.',
    query: moment,
    answer: claimsSchema,
    errors: notFound,
  },
  {
    method: 'get',
    path: '/api/v1/programs/{slug}/reports/{name}',
    id: 'readReport',
    summary: 'A report as its page shows it: what it states, and its tables.',
    query: { ...moment, id: 'of which tier, criterion, week or run, where the report is about one' },
    answer: anyReportSchema,
    errors: notFound,
  },
  {
    method: 'get',
    path: '/api/v1/programs/{slug}/tables/{name}',
    id: 'readTable',
    summary: 'A table in full, with what its columns mean.',
    query: moment,
    answer: anyTableSchema,
    errors: notFound,
  },
  {
    method: 'get',
    path: '/api/v1/tiers/{tier}/gate',
    id: 'readGate',
    summary: 'One tier: "ready", and the exit code that `assay gate` would end with.',
    query: {
      ...moment,
      program: 'slug, where there are several programs',
      strict: '1: ready with waivers is not enough',
      expect: 'ready: answer 409 where the tier is not ready, so that curl --fail-with-body ends a job',
    },
    answer: apiGateSchema,
    errors: { ...notFound, 409: 'several programs, or (with expect=ready) the tier is not ready' },
  },
] as const satisfies readonly ApiRoute[]

const version = { version: 'number of a published version (default: the latest, else the figures of today)' }

/** Files of pages that programs read: not below `/api/v1`, and described like it. */
export const fileRoutes = [
  {
    method: 'get',
    path: '/review/{week}/sheet.json',
    id: 'readReview',
    summary: 'The review of a week: what was published with its words, or the figures of today.',
    query: { ...moment, ...version, program: 'slug, where there are several programs' },
    answer: sheetSchema,
    errors: { 400: 'a parameter cannot be read', 404: 'there is no such program, week or version' },
  },
  {
    method: 'get',
    path: '/standup/{day}/sheet.json',
    id: 'readStandup',
    summary: 'The stand-up sheet of a day (2026-01-31), likewise.',
    query: { ...moment, ...version, program: 'slug, where there are several programs' },
    answer: sheetSchema,
    errors: { 400: 'a parameter cannot be read', 404: 'there is no such program, day or version' },
  },
] as const satisfies readonly ApiRoute[]
