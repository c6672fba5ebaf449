import { and, eq } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { run, runFile } from '../schema/derived-runs'
import { program, receivedBlob } from '../schema/received'

/** The bytes of one file of a run, of any revision of its label, as they were received; null where there are none. */
export function readRunFile(
  db: AssayDatabase,
  input: { program: string; label: string; sha256: string },
): { name: string; bytes: Buffer } | null {
  const row = db.orm
    .select({ name: runFile.name, bytes: receivedBlob.bytes })
    .from(runFile)
    .innerJoin(run, eq(run.id, runFile.runId))
    .innerJoin(program, eq(program.id, run.programId))
    .innerJoin(receivedBlob, eq(receivedBlob.sha256, runFile.sha256))
    .where(and(eq(program.slug, input.program), eq(run.label, input.label), eq(runFile.sha256, input.sha256)))
    .limit(1)
    .get()
  return row === undefined ? null : row
}
