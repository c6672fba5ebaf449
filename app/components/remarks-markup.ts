import { moreText, words } from '~/reports/messages/document-page'
import type { Hallmark, SourceChip } from '~/reports/types-common'
import type { DocumentRemark } from '~/reports/types-document'
import { plainWords } from '~/reports/words-as-shown'
import { escapeMarkup as text } from './escape-markup'
import { glyphMarkup } from './glyph'

/** Remarks in full beside one line; more of them fold. */
const shown = 3

/**
 * The remarks beside one block, worst first: stamp, word and, where the line is refuted, the
 * sentence; the rest opens without a script. `next` is the line of the next refuted block, null at
 * the last one, undefined where nothing is refuted here.
 */
export function remarksMarkup(remarks: readonly DocumentRemark[], line: number, next: number | null | undefined) {
  const refutes = next !== undefined
  const ordered = remarks.toSorted((a, b) => Number(b.refutes) - Number(a.refutes))
  const judged = ordered.find(({ verdict }) => verdict !== null)
  const once = ordered.map((remark) => (remark === judged ? remark : { ...remark, verdict: null }))
  const [first, rest] = [once.slice(0, shown), once.slice(shown)]
  const folded =
    rest.length === 0
      ? ''
      : `<details class="more-remarks"><summary>${text(moreText(rest.length))}</summary>${rest.map((remark) => one(remark, line)).join('')}</details>`
  const onward =
    next === undefined
      ? ''
      : next === null
        ? `<a class="onward" href="#content" title="${words.topTitle}">${words.top} ↑</a>`
        : `<a class="onward" href="#L${next}" title="${words.nextTitle}">${words.next} ↓</a>`
  return `<div class="notes${refutes ? ' refuting' : ''}">${onward}${first.map((remark) => one(remark, line)).join('')}${folded}</div>`
}

function one(remark: DocumentRemark, line: number): string {
  const verdict = remark.verdict === null ? '' : stampMarkup(remark.verdict, { solid: true, named: false })
  const mark = remark.mark === null ? '' : stampMarkup(remark.mark, { named: false })
  const place = remark.line === line || line === 0 ? '' : `<span class="at-line">${words.line} ${remark.line}</span> `
  const lead = remark.refutes ? ` <span class="sentence">${place}${text(remark.sentence)}</span>` : place
  const rest = remark.refutes ? '' : `<p>${text(remark.sentence)}</p>`
  return `<details class="remark${remark.refutes ? ' refutes' : ''}"><summary>${mark} ${verdict}${lead}</summary><div class="remark-body">${rest}${body(remark)}</div></details>`
}

function body(remark: DocumentRemark): string {
  const said = remark.said === null ? '' : `<span class="pencil">“${text(plainWords(remark.said))}”</span> `
  const other =
    remark.againstWords === null ? '' : `<span class="pencil">“${text(plainWords(remark.againstWords))}”</span> `
  const against = remark.against === null ? '' : `${words.against} ${other}${chip(remark.against)} · `
  const about =
    remark.about === null ? '' : `${words.about} <a href="${text(remark.about.href)}">${text(remark.about.text)}</a> · `
  const tainted = remark.tainted ? ` · ${words.tainted}` : ''
  return `<p class="secondary">${text(remark.kindWord)} ${said}· ${against}${about}<a href="${text(remark.href)}">${words.ledger}</a>${tainted}</p>`
}

function chip(source: SourceChip): string {
  if (source.href === null) return `<span class="source">${text(source.text)}</span>`
  return `<a class="source" href="${text(source.href)}" title="${text(source.title)}">${text(source.text)}</a>`
}

/** A hallmark as markup: see hallmark.tsx. `named`: with its reason, where no sentence stands beside it. */
export function stampMarkup(mark: Hallmark, { solid = false, bare = false, named = true } = {}): string {
  const names = ['hallmark', `t-${mark.token}`]
  if (!solid) names.push('outlined')
  if (bare) names.push('bare')
  if (mark.hatched) names.push('hatched')
  const word = `<span${bare ? ' class="visually-hidden"' : ''}>${text(mark.word)}</span>`
  const title = named ? ` title="${text(mark.title)}"` : ''
  return `<span class="${names.join(' ')}"${title}>${glyphMarkup(mark.glyph)}${word}</span>`
}
