import { canonicalJson } from '~/domain/acts/canonical-json'
import { buildPack, type SignOffPack } from '~/domain/acts/pack'
import type { Assessment, ProgramState } from '~/domain/assessment'
import { dayOf, endOfDay } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { sha256 } from '../digest'
import { assessOnce } from './assess-once'
import { loadProgramState, readDeclaredTimezone } from './load-state'
import { findProgram, type ProgramRow } from './programs'

export interface JudgedNow {
  program: ProgramRow
  state: ProgramState
  assessment: Assessment
}

/**
 * A program judged as the pages show it by default: as of the end of the day in the program's own
 * time zone. Inside a write transaction this is what the law is asked about.
 */
export function judgeNow(db: AssayDatabase, input: { program: string; at: Instant }): JudgedNow {
  const program = findProgram(db, { slug: input.program })
  if (program === null) throw new Error(`There is no program ${input.program}`)
  const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
  const asOf = endOfDay(dayOf(input.at, timezone), timezone)
  const state = loadProgramState(db, { program: program.slug, asOf })
  return { program, state, assessment: assessOnce(state) }
}

/** What would be signed of a tier now, with its canonical text and hash; null where there is no such tier. */
export function packNow(
  { assessment, state }: Pick<JudgedNow, 'assessment' | 'state'>,
  tierId: string,
): { pack: SignOffPack; text: string; hash: string } | null {
  const pack = buildPack(assessment, state, tierId)
  if (pack === null) return null
  const text = canonicalJson(pack)
  return { pack, text, hash: sha256(text) }
}
