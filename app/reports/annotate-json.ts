import { z } from 'zod'
import { type AnnotatedDocument, hunksOf } from '~/domain/annotate/annotated'
import { leftReasons } from '~/domain/annotate/line-edit'
import { claimClasses } from '~/domain/vocabulary'
import { annotationReport } from './annotate'
import { plainText } from './format'
import { schemaVersion } from './json-schemas'

/** `assay annotate DOC --json`. `diff` is text; bytes that are no UTF-8 are exact only in the diff itself. */
export const annotateSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  document: z.string(),
  file: z.string(),
  /** Of the received bytes. */
  sha256: z.string(),
  hunks: z.array(
    z.object({
      number: z.number().int(),
      unticked: z.number().int(),
      lines: z.array(z.object({ line: z.number().int(), before: z.string(), after: z.string() })),
      reasons: z.array(
        z.object({
          class: z.enum(claimClasses),
          kind: z.string(),
          subject: z.string(),
          says: z.string(),
          source: z.string().nullable(),
          against: z.string().nullable(),
        }),
      ),
    }),
  ),
  left: z.array(z.object({ line: z.number().int(), reason: z.enum(leftReasons), sentence: z.string() })),
  diff: z.string(),
  /** The file that was written; null where nothing was. */
  written: z.string().nullable(),
})
export type AnnotateJson = z.infer<typeof annotateSchema>

export function annotateJson(
  annotated: AnnotatedDocument,
  given: { numbers: readonly number[] | null; diff: Uint8Array; written: string | null },
): AnnotateJson {
  const report = annotationReport(annotated, { asOf: null, program: null })
  const isAsked = (number: number) => given.numbers === null || given.numbers.includes(number)
  return {
    schemaVersion,
    document: report.document,
    file: report.file,
    sha256: annotated.sha256,
    hunks: report.hunks
      .filter(({ number }) => isAsked(number) && hunksOf(annotated).hunks.length > 0)
      .map(({ number, unticked, lines, reasons }) => ({
        number,
        unticked,
        lines: lines.map(({ number, before, after }) => ({ line: number, before, after })),
        reasons: reasons.map(({ mark, kind, subject, sentence, claim, against }) => ({
          class: mark.class,
          kind,
          subject,
          says: plainText(sentence),
          source: claim.source === null ? null : claim.source.title,
          against: against === null ? null : against.title,
        })),
      })),
    left: annotated.left.map(({ line, reason }, index) => ({ line, reason, sentence: report.left[index]!.sentence })),
    diff: new TextDecoder('utf-8').decode(given.diff),
    written: given.written,
  }
}
