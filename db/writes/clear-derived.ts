import type { AssayDatabase } from '../client.server'
import { strideOfRebuild } from '../queries/data-version'
import { documentPlan } from '../schema/derived-plan'
import { report } from '../schema/derived-reports'
import {
  endpointFigure,
  evidenceDiagnostic,
  exceptionGroup,
  failureGroup,
  programDeclaration,
  run,
  runFile,
  runHistory,
} from '../schema/derived-runs'
import { planTables } from './write-plan'
import { clearSearch } from './write-search'

/** Empties every derived table; what was received and recorded stays. Part of a rebuild only. */
export function clearDerived(db: AssayDatabase): void {
  clearSearch(db)
  const parts = [runFile, endpointFigure, failureGroup, exceptionGroup, evidenceDiagnostic, runHistory]
  for (const table of [...Object.values(planTables), documentPlan, ...parts, run, report, programDeclaration]) {
    db.orm.delete(table).run()
  }
  db.sqlite.prepare('UPDATE data_version SET version = version + ?').run(strideOfRebuild)
}
