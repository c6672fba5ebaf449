import { z } from 'zod'
import { waiverStates } from '~/domain/acts/waivers'
import {
  claimClasses,
  diagnosticSeverities,
  findingCodes,
  reasonCodes,
  severities,
  tierStates,
  units,
  verdicts,
} from '~/domain/vocabulary'
import { explainedSchema } from './explained-schema'

export { type SheetJson, sheetSchema } from './sheet-schema'

/**
 * Shapes of `--json` output and of the read-only HTTP API. Ratios are 0..1, times milliseconds,
 * unknown is null. A change that a reader would notice raises `schemaVersion`. Outputs that are
 * lists carry the version on each item.
 */
export const schemaVersion = 1
const version = z.literal(schemaVersion)

export const measuredSchema = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.enum(units),
})

const share = z.object({ done: z.number().int(), total: z.number().int() })

export const criterionSchema = z.object({
  id: z.string(),
  text: z.string(),
  rule: z.string().nullable(),
  /** What the measured value was held against: `rule`, or the stricter target of another place. */
  decidingRule: z.string().nullable(),
  /** The rule was read from the text, not written by anyone. */
  inferred: z.boolean(),
  verdict: z.enum(verdicts),
  reasonCode: z.enum(reasonCodes),
  reason: z.string(),
  measured: measuredSchema.nullable(),
  samples: z.number().nullable(),
  run: z.string().nullable(),
  claim: z.object({
    ticked: z.boolean().nullable(),
    text: z.string().nullable(),
    document: z.string(),
    line: z.number().int(),
  }),
  reconciliation: z.enum(claimClasses).nullable(),
  remedy: z.string().nullable(),
})

export const tierSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(tierStates),
  claimed: z.boolean().nullable(),
  criteria: z.array(criterionSchema),
})

export const statusSchema = z.object({
  schemaVersion: version,
  program: z.string(),
  title: z.string(),
  asOf: z.string(),
  progress: z.object({
    claimed: z.number().nullable(),
    ticked: share,
    tasks: share,
    proven: share,
  }),
  tiers: z.array(tierSchema),
  claims: z.record(z.enum(claimClasses), z.number().int()),
  findings: z.object({ bySeverity: z.record(z.enum(severities), z.number().int()) }),
})

export const gateSchema = z.object({
  schemaVersion: version,
  program: z.string(),
  asOf: z.string(),
  tier: tierSchema,
  /** Signatures that stand, what changed since those that count, and what failed since. */
  signatures: z.array(
    z.object({
      by: z.string(),
      role: z.string(),
      meaning: z.string(),
      at: z.string(),
      packHash: z.string(),
      counts: z.boolean(),
    }),
  ),
  differences: z.array(
    z.object({
      kind: z.string(),
      criterionId: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Every waiver of the tier's criteria, whatever its state. */
  waivers: z.array(
    z.object({
      id: z.number().int(),
      criterionId: z.string(),
      state: z.enum(waiverStates),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      expiresAt: z.string(),
    }),
  ),
  regressedBy: z.array(z.object({ criterionId: z.string(), run: z.string().nullable(), verdict: z.string() })),
  exitCode: z.number().int(),
})

export const runLineSchema = z.object({
  schemaVersion: version,
  label: z.string(),
  sha256: z.record(z.string(), z.string()),
  effectiveAt: z.string().nullable(),
  provenance: z.string(),
  users: z.number().nullable(),
  durationS: z.number().nullable(),
  activeS: z.number().nullable(),
  requests: z.number().nullable(),
  failures: z.number().nullable(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
  max: z.number().nullable(),
  rps: z.number().nullable(),
  findings: z.array(z.enum(findingCodes)),
})
export const runsSchema = z.array(runLineSchema)

const figureRowSchema = z.object({
  key: z.string(),
  method: z.string().nullable(),
  name: z.string(),
  requests: z.number().nullable(),
  failures: z.number().nullable(),
  min: z.number().nullable(),
  avg: z.number().nullable(),
  median: z.number().nullable(),
  max: z.number().nullable(),
  percentiles: z.record(z.string(), z.number().nullable()),
  averageBytes: z.number().nullable(),
  rps: z.number().nullable(),
  file: z.string(),
  line: z.number().int(),
})

export const runSchema = runLineSchema.extend({
  /** Of the file that the figures were read from; null for Locust's CSV family. */
  format: z.string().nullable(),
  /** False where that format was never tried on real output of its tool. */
  formatTried: z.boolean(),
  partial: z.boolean(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  aggregate: figureRowSchema.nullable(),
  endpoints: z.array(figureRowSchema),
  findingDetails: z.array(
    z.object({
      code: z.enum(findingCodes),
      severity: z.enum(severities),
      scope: z.enum(['run', 'endpoints', 'latency']),
      sentence: z.string(),
      rows: z.array(z.string()),
      numbers: z.record(z.string(), z.number()),
    }),
  ),
})

export const checkSchema = z.object({
  schemaVersion: version,
  rule: z.string(),
  verdict: z.enum(verdicts),
  reasonCode: z.enum(reasonCodes),
  reason: z.string(),
  measured: measuredSchema.nullable(),
  samples: z.number().nullable(),
  run: z.string(),
  row: z.string().nullable(),
  findings: z.array(z.enum(findingCodes)),
})

export const claimsSchema = z.array(
  z.object({
    schemaVersion: version,
    class: z.enum(claimClasses),
    kind: z.string(),
    subject: z.string(),
    text: z.string(),
    document: z.string(),
    line: z.number().int().nullable(),
    says: z.string(),
    evidence: z.string().nullable(),
    tainted: z.boolean(),
  }),
)

export const rulesSchema = z.array(
  z.object({
    schemaVersion: version,
    id: z.string(),
    text: z.string(),
    rule: z.string().nullable(),
    origin: z.string(),
    verdict: z.enum(verdicts),
  }),
)

export const importSchema = z.object({
  schemaVersion: version,
  program: z.string().nullable(),
  documents: z.number().int(),
  runs: z.number().int(),
  reports: z.number().int(),
  unchanged: z.number().int(),
  /** False when the database was left as it was (nothing new, or `--check`). */
  wrote: z.boolean(),
  refused: z.array(z.object({ file: z.string(), message: z.string() })),
  diagnostics: z.array(
    z.object({
      file: z.string(),
      line: z.number().int(),
      column: z.number().int(),
      severity: z.enum(diagnosticSeverities),
      rule: z.string(),
      message: z.string(),
    }),
  ),
  /** With `--explain` only. */
  explained: z.array(explainedSchema).optional(),
})

export type StatusJson = z.infer<typeof statusSchema>
export type TierJson = z.infer<typeof tierSchema>
export type CriterionJson = z.infer<typeof criterionSchema>
export type GateJson = z.infer<typeof gateSchema>
export type RunLineJson = z.infer<typeof runLineSchema>
export type RunJson = z.infer<typeof runSchema>
export type CheckJson = z.infer<typeof checkSchema>
export type ClaimsJson = z.infer<typeof claimsSchema>
export type RulesJson = z.infer<typeof rulesSchema>
export type ImportJson = z.infer<typeof importSchema>
