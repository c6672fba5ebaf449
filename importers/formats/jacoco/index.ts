import type { Instant } from '~/domain/place'
import type { CoverageReport } from '~/domain/report-evidence'
import { coverageContent } from '../coverage/coverage-content'
import { coverageOf } from '../coverage/line-table'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { countOf, instantOfEpoch, laterOf } from '../read-values'
import { refusedXml, topOf } from '../report-content'
import { rootMismatch } from '../xml/root-of'
import { walkXml, type XmlElement } from '../xml/walk-xml'

/** JaCoCo XML. */
export const jacocoFormat: EvidenceFormat = {
  id: 'jacoco',
  title: 'JaCoCo XML',
  family: 'coverage',
  verified: true,
  mismatch({ text }) {
    const mismatch = rootMismatch(text, ['report'])
    if (mismatch !== null) return mismatch
    return /<(?:sessioninfo|counter|package|group)\b|JACOCO/.test(text.slice(0, 20_000)) ? null : 'no JaCoCo counters'
  },
  read: readJacoco,
}

/** The counters that stand directly in the report; every package and class repeats its own below. */
function readJacoco({ text, path }: FormatInput): FormatResult {
  const open: string[] = []
  const counters = new Map<string, XmlElement>()
  const files = new Set<string>()
  let group = ''
  let effectiveAt: Instant | null = null
  const fault = walkXml(text, path, {
    open(element) {
      const { name, attributes } = element
      if (name === 'counter' && open.length === 1 && attributes.type !== undefined)
        counters.set(attributes.type, element)
      if (name === 'sessioninfo') effectiveAt = laterOf(effectiveAt, instantOfEpoch(attributes.dump))
      if (name === 'package') group = `${attributes.name}`
      if (name === 'sourcefile') files.add(`${group}/${attributes.name}`)
      open.push(name)
    },
    close() {
      open.pop()
    },
  })
  if (fault !== null) return refusedXml(fault)
  const of = (type: string): CoverageReport['lines'] => {
    const counter = counters.get(type)
    if (counter === undefined) return null
    const [missed, covered] = [countOf(counter.attributes.missed), countOf(counter.attributes.covered)]
    return missed === null || covered === null
      ? null
      : coverageOf(covered, missed + covered, counter.place ?? topOf(path))
  }
  return coverageContent(
    { lines: of('LINE'), branches: of('BRANCH'), statements: null, functions: of('METHOD'), files: files.size },
    effectiveAt,
    [],
  )
}
