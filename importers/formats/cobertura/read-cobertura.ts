import type { Diagnostic } from '~/domain/place'
import type { Coverage } from '~/domain/report-evidence'
import { coverageContent } from '../coverage/coverage-content'
import { coverageOf, LineTable } from '../coverage/line-table'
import type { FormatInput, FormatResult } from '../format'
import { countOf, instantOfEpoch } from '../read-values'
import { note, refusedXml, topOf } from '../report-content'
import { walkXml, type XmlElement } from '../xml/walk-xml'

/**
 * Recomputes the counts from the lines of the classes, each line of a file once; the lines that
 * methods repeat are left out, and rates, which are rounded, are never read. Where a report states
 * counts of its own over lines that it does not list all, those counts stand.
 */
export function readCobertura({ text, path }: FormatInput): FormatResult {
  const table = new LineTable()
  const functions = { covered: 0, total: 0 }
  let root: XmlElement | null = null
  let file: string | null = null
  let isInMethods = false
  let method: { hit: boolean; lines: number } | null = null
  const fault = walkXml(text, path, {
    open(element) {
      const { name, attributes } = element
      if (root === null) root = element
      if (name === 'class') {
        file = attributes.filename === undefined ? attributes.name! : attributes.filename
        if (file !== undefined) table.addFile(file)
      } else if (name === 'methods') isInMethods = true
      else if (name === 'method') method = { hit: false, lines: 0 }
      else if (name === 'line') {
        const [number, hits] = [countOf(attributes.number), countOf(attributes.hits)]
        if (number === null || hits === null || file == null) return
        if (!isInMethods) table.addLine(file, number, hits, branchesOf(attributes))
        else if (method !== null) method = { hit: method.hit || hits > 0, lines: method.lines + 1 }
      }
    },
    close(name) {
      if (name === 'methods') isInMethods = false
      if (name === 'class') file = null
      if (name !== 'method' || method === null) return
      if (method.lines > 0) functions.total++
      if (method.hit) functions.covered++
      method = null
    },
  })
  if (fault !== null) return refusedXml(fault)
  const top = root === null ? { ...topOf(path) } : (root as XmlElement).place
  const attributes = root === null ? {} : (root as XmlElement).attributes
  const diagnostics: Diagnostic[] = []
  const decide = (what: 'lines' | 'branches', listed: Coverage | null): Coverage | null => {
    const [covered, total] = [countOf(attributes[`${what}-covered`]), countOf(attributes[`${what}-valid`])]
    if (total === null || covered === null) return listed
    // Nothing that could branch: the rate beside it, 0 or 1, measures nothing.
    if (total === 0 && listed === null) return null
    if (listed !== null && listed.total === total && listed.covered === covered) return listed
    const counted = listed === null ? 'none' : `${listed.covered} of ${listed.total}`
    const isListedWhole = listed !== null && table.listed[what] >= total
    const used = isListedWhole ? 'the listed ones count' : 'not all are listed, so the stated ones count'
    const message = `states ${covered} of ${total} ${what} and lists ${counted}; ${used}`
    diagnostics.push(note(top, 'warning', 'coverage-differs', message))
    return isListedWhole ? listed : coverageOf(covered, total, top)
  }
  return coverageContent(
    {
      lines: decide('lines', table.lines(top)),
      branches: decide('branches', table.branches(top)),
      functions: coverageOf(functions.covered, functions.total, top),
      files: table.fileCount,
    },
    instantOfEpoch(attributes.timestamp),
    diagnostics,
  )
}

/** `condition-coverage="50% (1/2)"` of a line that branches. */
function branchesOf(attributes: Record<string, string>): { taken: number; total: number } | null {
  const stated = attributes['condition-coverage']
  const counts = stated === undefined ? null : /\((\d+)\s*\/\s*(\d+)\)/.exec(stated)
  const [taken, total] = [countOf(counts?.[1]), countOf(counts?.[2])]
  return taken === null || total === null ? null : { taken, total }
}
