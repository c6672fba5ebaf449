import { expect, test } from 'vitest'
import { annotatedMarkup } from '~/components/annotated-markup'
import { classMark, verdictMark } from '~/reports/glyphs'
import type { DocumentRemark } from '~/reports/types-document'
import { renderDocument } from '~importers/markdown/render/render-document'

function remark(line: number, over: Partial<DocumentRemark> = {}): DocumentRemark {
  return {
    line,
    mark: classMark('unsupported', 'nothing at hand'),
    verdict: null,
    refutes: false,
    kindWord: 'task',
    sentence: `About line ${line}.`,
    said: 'words',
    against: null,
    againstWords: null,
    tainted: false,
    about: null,
    href: `/claims?claim=${line}`,
    ...over,
  }
}

const refuted = { refutes: true, mark: classMark('contradicted', 'no') }

function annotated(text: string, remarks: DocumentRemark[], resolve: (target: string) => string | null = () => null) {
  const rendered = renderDocument({ file: 'tracker.md', bytes: new TextEncoder().encode(text) })
  return annotatedMarkup(rendered, remarks, resolve)
}

/** Markup of the block that begins on this line, up to the next block's. */
function blockOf(html: string, line: number): string {
  return html.slice(html.indexOf(`id="L${line}"`)).split('<span class="at"')[0] as string
}

const list = '# T\n\n- [x] one\n- [x] two\n- [ ] three\n\n| a |\n|---|\n| 1 |\n\n```\nP99 2s\nP95 1s\n```\n'

test('each remark stands beside its own line: boxes, rows, lines of a fence', () => {
  const html = annotated(
    list,
    [3, 4, 9, 12, 13].map((line) => remark(line)),
  )
  for (const line of [3, 4, 9, 12, 13]) expect(blockOf(html, line)).toContain(`About line ${line}.`)
  expect(blockOf(html, 5)).not.toContain('About line')
  expect(html.match(/<details class="remark"/g)).toHaveLength(5)
})

test('a contradiction says its sentence without being opened, and leads to the next one', () => {
  const html = annotated(list, [remark(3, refuted), remark(4), remark(9, refuted), remark(13, refuted)])
  expect(blockOf(html, 3)).toContain('notes refuting')
  expect(blockOf(html, 3)).toMatch(/<summary>.*About line 3\..*<\/summary>/)
  expect(blockOf(html, 4)).toMatch(/<\/summary>.*About line 4\./)
  expect(blockOf(html, 3)).toContain('href="#L9"')
  expect(blockOf(html, 9)).toContain('href="#L13"')
  expect(blockOf(html, 13)).toContain('href="#content"')
  expect(blockOf(html, 4)).not.toContain('onward')
})

test('what is judged is stamped once on a line, what is said of it as often as needed', () => {
  const verdict = verdictMark('not_met', 'reason')
  const html = annotated(list, [remark(3, { ...refuted, verdict }), remark(3, { ...refuted, verdict })])
  expect(html.match(/not met<\/span>/g)).toHaveLength(1)
  expect(html.match(/contradicted<\/span>/g)).toHaveLength(2)
})

test('more than three remarks on one line fold, the contradictions first', () => {
  const html = annotated(list, [remark(3), remark(3), remark(3), remark(3, { ...refuted, sentence: 'Refuted.' })])
  expect(html.indexOf('Refuted.')).toBeLessThan(html.indexOf('About line 3.'))
  expect(html).toContain('1 remark more on this line')
})

test('no remark is lost: one on a line without a block of its own stands at the block before, one above all first', () => {
  const html = annotated(list, [remark(6, { sentence: 'On a blank line.' }), remark(0, { sentence: 'Above.' })])
  expect(html).toContain('On a blank line.')
  expect(html).toContain('line 6')
  expect(html.indexOf('Above.')).toBeLessThan(html.indexOf('id="L1"'))
})

test('words of a document within a remark stay words', () => {
  const bad = '"><img src=x onerror=alert(1)>'
  const chip = { text: bad, href: `/x?${bad}`, title: bad }
  const about = { text: bad, href: bad }
  const html = annotated(list, [
    remark(3, {
      ...refuted,
      sentence: bad,
      said: bad,
      againstWords: bad,
      against: chip,
      about,
      href: bad,
      kindWord: bad,
    }),
  ])
  expect(html).not.toContain('<img')
})

test('links between documents resolve, others say that their target is not at hand', () => {
  const text = '[a](plan.md#week-1) [b](gone.md)\n'
  const html = annotated(text, [], (target) => (target.startsWith('plan') ? '/documents/plan#doc-week-1' : null))
  expect(html).toContain('<a href="/documents/plan#doc-week-1">a</a>')
  expect(html).toContain('<a class="no-link" title="gone.md: not among the documents at hand">b</a>')
})
