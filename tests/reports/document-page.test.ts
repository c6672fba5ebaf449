import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { annotatedMarkup } from '~/components/annotated-markup'
import { documentLinks } from '~/reports/document-links'
import { documentPage } from '~/reports/document-page'
import { documentRemarks } from '~/reports/document-remarks'
import { renderDocument } from '~importers/markdown/render/render-document'
import { assessFolders } from '../support/assessed'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeCriterion } from '../support/make-state'
import { describeShared, sharedFolder } from '../support/shared'

const { assessment, input } = makeAssessed({
  criteria: [makeCriterion('Auth success rate >99%', { ticked: true }), makeCriterion('P99 <2s', { ticked: false })],
  runs: [makeLoginRun('load_v45', 200)],
})
const snapshot = input.state.snapshots[0]!

test('a line has the class of what it says and the stamp of what is judged there', () => {
  const remarks = documentRemarks(assessment, input, snapshot)
  const ticked = remarks.find(({ mark }) => mark?.class === 'contradicted')!
  expect(ticked.refutes).toBe(true)
  expect(ticked.verdict?.verdict).toBe('not_met')
  expect(ticked.sentence).toContain('0 of 200 logins')
})

test('a heading counts the contradictions below it, and leads to the first', () => {
  const { line } = documentRemarks(assessment, input, snapshot).find(({ refutes }) => refutes)!
  const headings = [
    { line: 1, depth: 1, id: 'doc-a', text: 'A' },
    { line, depth: 2, id: 'doc-b', text: '✅ B' },
    { line: line + 1, depth: 2, id: 'doc-c', text: 'C' },
    { line: line + 1, depth: 5, id: 'doc-d', text: 'D' },
  ]
  const page = documentPage(assessment, input, snapshot, { refused: null, parts: [], headings })
  expect(page.contents.map(({ text }) => text)).toEqual(['A', 'B', 'C'])
  expect(page.contents[1]?.contradictionHref).toBe(`#L${line}`)
  expect(page.contents[0]!.contradictions).toBeGreaterThanOrEqual(page.contents[1]!.contradictions)
  expect(page.firstHref).toBe(`#L${documentRemarks(assessment, input, snapshot).find(({ refutes }) => refutes)!.line}`)
  expect(page.rawHref).toBe('/documents/tracker?view=raw')
})

test('a document that was refused says why', () => {
  const page = documentPage(assessment, input, snapshot, { refused: 'too deep', parts: [], headings: [] })
  expect(page.refusedText).toContain('too deep')
})

test('paths are read from the folder of the document; a missing one leads nowhere', () => {
  const link = documentLinks(assessment, input, snapshot)
  expect(link('./tracker.md#Week 1: A')).toBe('/documents/tracker#doc-week-1-a')
  expect(link('elsewhere/tracker.md#L12')).toBe('/documents/tracker#L12')
  expect(link('gone.md')).toBeNull()
  expect(link('..')).toBeNull()
})

describeShared('the received documents', () => {
  const folders = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
  const shared = assessFolders(folders, '2026-03-10T00:00:00.000Z')

  test('every claim of every document stands beside its line, and every source chip arrives', () => {
    for (const received of shared.input.state.snapshots) {
      const rendered = renderDocument({ file: received.plan.file, bytes: readFileSync(received.plan.file) })
      const remarks = documentRemarks(shared.assessment, shared.input, received)
      const html = annotatedMarkup(rendered, remarks, documentLinks(shared.assessment, shared.input, received))
      const addressed = new Set([...html.matchAll(/ id="L(\d+)"/g)].map(([, line]) => Number(line)))
      expect(
        remarks.filter(({ line }) => !addressed.has(line)).map(({ line }) => line),
        received.document,
      ).toEqual([])
      expect(html.match(/<details class="remark/g) ?? []).toHaveLength(remarks.length)
      const chips = [...html.matchAll(new RegExp(`href="/documents/${received.document}#L(\\d+)"`, 'g'))]
      expect(chips.filter(([, line]) => !addressed.has(Number(line))).map(([, line]) => line)).toEqual([])
      expect(html.match(/<span class="at-line">/g)).toBeNull()
    }
  })
})
