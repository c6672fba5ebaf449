import { z } from 'zod'
import { claimClasses, diagnosticSeverities, reasonCodes, severities, tierStates, verdicts } from '~/domain/vocabulary'
import { schemaVersion } from './json-schemas'

/**
 * What an upload or import told, as it is stored, shown and answered over HTTP. Texts are final, so
 * that a receipt says years later what it said at the time; codes and numbers stand beside them.
 */
const diagnostic = z.object({
  line: z.number().int(),
  column: z.number().int(),
  severity: z.enum(diagnosticSeverities),
  rule: z.string(),
  message: z.string(),
})

export const receiptFileSchema = z.object({
  name: z.string(),
  /** null where a file was refused before it was read whole. */
  bytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  /** What its content says it is, in words. */
  format: z.string().nullable(),
  outcome: z.enum(['taken', 'at_hand', 'refused']),
  /** Run, report or document that it is part of. */
  belongsTo: z.object({ kind: z.enum(['run', 'report', 'document', 'program']), name: z.string() }).nullable(),
  /** Why it was refused, with what was tried. */
  refusal: z.string().nullable(),
  diagnostics: z.array(diagnostic),
})

const finding = z.object({
  run: z.string(),
  code: z.string(),
  severity: z.enum(severities),
  title: z.string(),
  sentence: z.string(),
})

export const receiptSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  /** null where nothing was written, so that nothing is kept of it. */
  id: z.number().int().nullable(),
  at: z.string(),
  by: z.string(),
  via: z.enum(['page', 'api', 'cli']),
  program: z.object({ slug: z.string(), title: z.string() }).nullable(),
  outcome: z.enum(['written', 'at_hand', 'refused']),
  sentence: z.string(),
  /** Over names, bytes and what was said of them. */
  digest: z.string(),
  given: z.object({
    label: z.string().optional(),
    commit: z.string().optional(),
    branch: z.string().optional(),
    ciUrl: z.string().optional(),
    environment: z.string().optional(),
    tags: z.array(z.string()).optional(),
    measuredAt: z.string().optional(),
  }),
  files: z.array(receiptFileSchema),
  runs: z.array(
    z.object({
      label: z.string(),
      outcome: z.enum(['added', 'refreshed', 'unchanged']),
      effectiveAt: z.string().nullable(),
      users: z.number().nullable(),
      requests: z.number().nullable(),
      failures: z.number().nullable(),
      p50: z.number().nullable(),
      p95: z.number().nullable(),
      p99: z.number().nullable(),
      max: z.number().nullable(),
      rps: z.number().nullable(),
      findings: z.array(finding),
    }),
  ),
  reports: z.array(
    z.object({
      label: z.string(),
      kind: z.string(),
      format: z.string(),
      outcome: z.enum(['added', 'refreshed', 'unchanged']),
      summary: z.string(),
    }),
  ),
  moved: z.object({
    criteria: z.array(
      z.object({
        id: z.string(),
        tierId: z.string(),
        text: z.string(),
        from: z.enum(verdicts).nullable(),
        to: z.enum(verdicts),
        reasonCode: z.enum(reasonCodes),
        reason: z.string(),
        run: z.string().nullable(),
      }),
    ),
    tiers: z.array(
      z.object({ id: z.string(), title: z.string(), from: z.enum(tierStates).nullable(), to: z.enum(tierStates) }),
    ),
    findings: z.array(finding),
    contradictions: z.array(
      z.object({
        id: z.string(),
        class: z.enum(claimClasses),
        sentence: z.string(),
        document: z.string().nullable(),
        line: z.number().int().nullable(),
      }),
    ),
  }),
  /** What would still be needed, failing criteria first. */
  next: z.array(z.object({ subject: z.string(), text: z.string(), sentence: z.string() })),
})

export type Receipt = z.infer<typeof receiptSchema>
export type ReceiptFile = z.infer<typeof receiptFileSchema>
