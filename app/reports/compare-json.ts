import { z } from 'zod'
import { type ComparedRow, type Comparison, changeKinds, comparabilityCodes, type RowFigure } from '~/domain/compare'
import { loadMetrics, units } from '~/domain/vocabulary'
import { plainText } from './format'
import { schemaVersion } from './json-schemas'
import { obstacleSentence } from './messages/compare'

const figureSchema = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.enum(units),
  samples: z.number().nullable(),
  /** Fewer requests than the percentile needs to be more than the slowest of them. */
  few: z.boolean(),
})

const rowSchema = z.object({
  /** `*` is the aggregate. */
  key: z.string(),
  base: figureSchema.nullable(),
  changes: z.array(
    z.object({
      run: z.string(),
      /** `worse` and `better` only where the two intervals cannot hold the same value. */
      kind: z.enum(changeKinds),
      figure: figureSchema.nullable(),
      shift: z.number().nullable(),
    }),
  ),
  damage: z.number(),
})

/** `assay compare A B --json`: times in ms, ratios 0..1, rows worst first. */
export const compareSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  metric: z.enum(loadMetrics),
  base: z.string(),
  runs: z.array(z.string()),
  comparable: z.enum(['yes', 'limited', 'no']),
  obstacles: z.array(
    z.object({
      code: z.enum(comparabilityCodes),
      weight: z.enum(['refuses', 'limits']),
      runs: z.array(z.string()),
      sentence: z.string(),
    }),
  ),
  aggregate: rowSchema.nullable(),
  rows: z.array(rowSchema),
})
export type CompareJson = z.infer<typeof compareSchema>

export function compareJson(comparison: Comparison): CompareJson {
  return {
    schemaVersion,
    metric: comparison.metric,
    base: comparison.base.label,
    runs: comparison.runs.map(({ label }) => label),
    comparable: comparison.comparable,
    obstacles: comparison.obstacles.map((obstacle) => ({
      code: obstacle.code,
      weight: obstacle.weight,
      runs: obstacle.runs,
      sentence: plainText(obstacleSentence(obstacle, (label) => label)),
    })),
    aggregate: comparison.aggregate === null ? null : rowJson(comparison.aggregate),
    rows: comparison.rows.map(rowJson),
  }
}

function rowJson({ key, base, changes, damage }: ComparedRow): CompareJson['rows'][number] {
  return {
    key,
    base: figureJson(base),
    changes: changes.map(({ run, kind, figure, shift }) => ({ run, kind, figure: figureJson(figure), shift })),
    damage,
  }
}

/** Ends are null where nothing is known of the true size. */
function figureJson(figure: RowFigure | null): z.infer<typeof figureSchema> | null {
  if (figure === null) return null
  const { value, low, high, unit } = figure.measured
  const isKnown = !figure.unbounded
  return {
    value,
    low: isKnown ? low : null,
    high: isKnown && Number.isFinite(high) ? high : null,
    unit,
    samples: figure.samples,
    few: figure.few,
  }
}
