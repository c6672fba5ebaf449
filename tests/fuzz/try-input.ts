import { serialize } from 'node:v8'
import type { FigureRow, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { buildImport } from '~importers/build-import'
import { hashOf } from '~importers/content-hash'
import type { ImportResult, ReceivedFile } from '~importers/import-result'
import type { FuzzInput } from './make-input'

/** A stack that overflows on nesting is refused by name; anything else thrown by a reader is a defect. */
const allowedThrows = /^could not be read: Maximum call stack size exceeded$/

export type Outcome = 'taken' | 'refused' | 'nothing'

export interface Tried {
  outcome: Outcome
  result: ImportResult
  /** What must never be; empty where all is well. */
  faults: string[]
}

export function receivedFile({ path, bytes }: Pick<FuzzInput, 'path' | 'bytes'>): ReceivedFile {
  const own = new Uint8Array(bytes)
  return { path, bytes: own, sha256: hashOf(own) }
}

/** Reads, puts together and examines the files of one input as an import does. */
export function tryFiles(files: ReceivedFile[]): Tried {
  const result = buildImport(files)
  const faults = [...unaccounted(files, result), ...badRefusals(result)]
  for (const run of result.runs) {
    const findings = examineRun(run, { loginGlobs: ['POST *login*'], earlier: [] })
    const suspected = findings.some(({ code, severity }) => code === 'figures_inconsistent' && severity === 'taint')
    faults.push(...oddFigures(run, suspected))
    for (const { code, ...rest } of findings) faults.push(...notFinite(rest, `finding ${code}`))
  }
  for (const report of result.reports) faults.push(...notFinite(report, `report ${report.format}`))
  for (const { plan } of result.documents) faults.push(...notFinite(plan, 'document'))
  for (const { line, column, rule } of result.diagnostics)
    if (!(line >= 1) || !(column >= 1)) faults.push(`diagnostic ${rule} at line ${line}, column ${column}`)
  serialize([result.runs, result.reports, result.diagnostics, result.documents.map(({ plan }) => plan)])
  const outcome = result.received.length > 0 ? 'taken' : result.refused.length > 0 ? 'refused' : 'nothing'
  return { outcome, result, faults }
}

/** Every file is taken in or refused, never both and never neither. */
function unaccounted(files: ReceivedFile[], { received, refused }: ImportResult): string[] {
  const taken = new Set(received.map(({ path }) => path))
  const left = new Set(refused.map(({ path }) => path))
  return files.filter(({ path }) => taken.has(path) === left.has(path)).map(({ path }) => `${path} is unaccounted for`)
}

function badRefusals({ refused }: ImportResult): string[] {
  return refused.flatMap(({ message }) => {
    if (message.trim() === '') return ['a refusal without a reason']
    return message.startsWith('could not be read:') && !allowedThrows.test(message) ? [`thrown: ${message}`] : []
  })
}

/** What cannot be a figure at all, and what no tool measures unless a finding says so. */
function oddFigures(run: Run, suspected: boolean): string[] {
  const rows = run.aggregate === null ? run.endpoints : [run.aggregate, ...run.endpoints]
  const of = `run ${run.format ?? run.dialect}`
  return [...notFinite(run, of), ...(suspected ? [] : rows.flatMap(oddRow).map((fault) => `${of}: ${fault}`))]
}

function oddRow(row: FigureRow): string[] {
  const faults: string[] = []
  for (const [name, value] of Object.entries({ requests: row.requests, failures: row.failures }))
    if (value !== null && (!Number.isInteger(value) || value < 0)) faults.push(`${name} ${value}`)
  for (const name of ['minMs', 'maxMs', 'avgMs', 'medianMs', 'avgBytes', 'rps', 'failuresPerS'] as const)
    if (row[name] !== null && row[name] < 0) faults.push(`${name} ${row[name]}`)
  const ranges = [...Object.values(row.ranges ?? {}), ...row.percentiles.map(({ range }) => range)]
  for (const range of ranges)
    if (range !== undefined && !(range.low <= range.high)) faults.push(`range ${range.low} to ${range.high}`)
  return faults
}

/** Paths of numbers that are no numbers. */
function notFinite(value: unknown, at: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${at} is ${value}`]
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return []
  const faults: string[] = []
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'number' && !Number.isFinite(inner)) faults.push(`${at}.${key} is ${inner}`)
    else if (inner !== null && typeof inner === 'object') faults.push(...notFinite(inner, `${at}.${key}`))
    if (faults.length > 0) return faults
  }
  return faults
}
