import { and, eq } from 'drizzle-orm'
import { asReceived } from '../as-received'
import type { AssayDatabase } from '../client.server'
import { run, runFile } from '../schema/derived-runs'
import { program, receivedBlob } from '../schema/received'

/**
 * One file of a run, of any revision of its label; null where the run names no such file. `bytes` null:
 * they are not kept as they were received.
 */
export function readRunFile(
  db: AssayDatabase,
  input: { program: string; label: string; sha256: string },
): { name: string; bytes: Buffer | null } | null {
  const row = db.orm
    .select({ name: runFile.name, bytes: receivedBlob.bytes })
    .from(runFile)
    .innerJoin(run, eq(run.id, runFile.runId))
    .innerJoin(program, eq(program.id, run.programId))
    .leftJoin(receivedBlob, eq(receivedBlob.sha256, runFile.sha256))
    .where(and(eq(program.slug, input.program), eq(run.label, input.label), eq(runFile.sha256, input.sha256)))
    .limit(1)
    .get()
  return row === undefined ? null : { name: row.name, bytes: asReceived(row.bytes, input.sha256) }
}
