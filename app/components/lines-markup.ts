import { cutText } from '~/reports/messages/document-page'
import type { DocumentRemark } from '~/reports/types-document'
import { escapeMarkup as text } from './escape-markup'
import { stampMarkup } from './remarks-markup'

/** More lines than any real document has; a hostile one may be a megabyte of line ends. */
const shownLines = 5000
const shownColumns = 20_000

/** A document as received: every line with its number and address, what refutes or lacks proof beside it. */
export function linesMarkup(lines: readonly string[], remarks: readonly DocumentRemark[]): string {
  const notes = new Map<number, DocumentRemark[]>()
  for (const remark of remarks) {
    if (remark.mark === null || remark.mark.class === 'supported' || remark.mark.class === 'unclaimed') continue
    notes.set(remark.line, [...(notes.get(remark.line) ?? []), remark])
  }
  const shown = lines.slice(0, shownLines)
  const cut =
    shown.length === lines.length ? '' : `<p class="secondary">${text(cutText(shown.length, lines.length))}</p>`
  return shown.map((line, index) => lineMarkup(line, index + 1, notes.get(index + 1))).join('') + cut
}

function lineMarkup(line: string, number: number, remarks: DocumentRemark[] | undefined): string {
  const words = line === '' ? ' ' : text(line.slice(0, shownColumns))
  const kind = /^#{1,6} /.test(line) ? ' class="heading"' : /^\s*[-*] \[[xX]\]/.test(line) ? ' class="ticked"' : ''
  const margin =
    remarks === undefined
      ? ''
      : `<span class="margin">${remarks.map((remark) => `<a href="${text(remark.href)}">${stampMarkup(remark.mark!, { bare: true })}<span>${text(remark.sentence)}</span></a>`).join('')}</span>`
  return `<div id="L${number}" class="line${remarks === undefined ? '' : ' remarked'}"><a href="#L${number}">${number}</a><span${kind}>${words}</span>${margin}</div>`
}
