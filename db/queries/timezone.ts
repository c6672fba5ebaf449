import { desc, eq } from 'drizzle-orm'
import type { ProgramSettings } from '~/domain/program'
import type { AssayDatabase } from '../client.server'
import { programDeclaration } from '../schema/derived-runs'

/** Time zone that a program declares now, by which a day given as as-of ends; UTC where it declares none. */
export function readTimezone(db: AssayDatabase, input: { programId: number }): string {
  const row = db.orm
    .select()
    .from(programDeclaration)
    .where(eq(programDeclaration.programId, input.programId))
    .orderBy(desc(programDeclaration.revision))
    .get()
  if (row === undefined) return 'UTC'
  const declared: Partial<ProgramSettings> = JSON.parse(row.declaration)
  return declared.timezone ?? 'UTC'
}
