import type { Diagnostic, Instant } from '~/domain/place'
import type { CoverageReport } from '~/domain/report-evidence'
import { coverageContent } from '../coverage/coverage-content'
import { coverageOf, LineTable } from '../coverage/line-table'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { countOf, instantOfEpoch } from '../read-values'
import { note, refusedXml, topOf } from '../report-content'
import { hasAttribute, rootMismatch, rootOf } from '../xml/root-of'
import { walkXml } from '../xml/walk-xml'

/** Clover XML, as written by istanbul, PHPUnit and OpenClover. */
export const cloverFormat: EvidenceFormat = {
  id: 'clover',
  title: 'Clover XML',
  family: 'coverage',
  verified: true,
  mismatch({ text }) {
    const root = rootOf(text)
    const mismatch = rootMismatch(text, ['coverage'])
    if (mismatch !== null || root === null) return mismatch
    if (hasAttribute(root, 'line-rate')) return 'has `line-rate`'
    return hasAttribute(root, 'generated') || hasAttribute(root, 'clover') ? null : 'no `generated`'
  },
  read: readClover,
}

/** The project's own metrics, compared with the lines that its files list. */
function readClover({ text, path }: FormatInput): FormatResult {
  const open: string[] = []
  const table = new LineTable()
  let file: string | null = null
  let metrics: { attributes: Record<string, string>; line: number; column: number } | null = null
  let effectiveAt: Instant | null = null
  const fault = walkXml(text, path, {
    open({ name, attributes, place }) {
      const parent = open.at(-1)
      open.push(name)
      if (name === 'coverage') effectiveAt = instantOfEpoch(attributes.generated)
      else if (name === 'project' && effectiveAt === null) effectiveAt = instantOfEpoch(attributes.timestamp)
      else if (name === 'file') {
        const source = attributes.path === undefined ? attributes.name : attributes.path
        file = source === undefined ? null : source
        if (file !== null) table.addFile(file)
      } else if (name === 'metrics' && parent === 'project') metrics = { attributes, ...place }
      else if (name === 'line' && file !== null && attributes.type !== 'method') {
        const [number, count] = [countOf(attributes.num), countOf(attributes.count)]
        if (number !== null && count !== null) table.addLine(file, number, count)
      }
    },
    close(name) {
      open.pop()
      if (name === 'file') file = null
    },
  })
  if (fault !== null) return refusedXml(fault)
  const stated = metrics as { attributes: Record<string, string>; line: number; column: number } | null
  const place = stated === null ? topOf(path) : { file: path, line: stated.line, column: stated.column }
  const of = (covered: string, total: string): CoverageReport['lines'] =>
    stated === null ? null : coverageOf(countOf(stated.attributes[covered]), countOf(stated.attributes[total]), place)
  const lines = table.lines(place)
  const statements = of('coveredstatements', 'statements')
  const diagnostics: Diagnostic[] = []
  if (lines !== null && statements !== null && lines.covered === lines.total && statements.covered < statements.total) {
    const message = `every listed line is covered, though ${statements.covered} of ${statements.total} statements are stated`
    diagnostics.push(note(place, 'warning', 'coverage-differs', message))
  }
  return coverageContent(
    {
      lines,
      statements,
      branches: of('coveredconditionals', 'conditionals'),
      functions: of('coveredmethods', 'methods'),
      files: table.fileCount,
    },
    effectiveAt,
    diagnostics,
  )
}
