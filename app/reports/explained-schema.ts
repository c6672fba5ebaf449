import { z } from 'zod'
import { adviceCodes, asideReasons, factKinds, lineShapes, lineStates } from '~/domain/explained'
import { diagnosticSeverities, documentRoles } from '~/domain/vocabulary'

/** One document line by line, as `assay import --check --explain --json` gives it. */
export const explainedSchema = z.object({
  file: z.string(),
  title: z.string(),
  role: z.enum(documentRoles),
  refused: z.string().nullable(),
  summary: z.object({
    filled: z.number().int(),
    states: z.record(z.enum(lineStates), z.number().int()),
    facts: z.partialRecord(z.enum(factKinds), z.number().int()),
  }),
  lines: z.array(
    z.object({
      line: z.number().int(),
      text: z.string(),
      shape: z.enum(lineShapes),
      state: z.enum(lineStates),
      read: z.array(
        z.object({
          kind: z.enum(factKinds),
          id: z.string().nullable(),
          fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        }),
      ),
      aside: z.enum(asideReasons).nullable(),
      advice: z.array(z.enum(adviceCodes)),
      diagnostics: z.array(
        z.object({
          column: z.number().int(),
          severity: z.enum(diagnosticSeverities),
          rule: z.string(),
          message: z.string(),
        }),
      ),
    }),
  ),
})
