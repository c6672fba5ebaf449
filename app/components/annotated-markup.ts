import { words } from '~/reports/messages/document-page'
import type { DocumentRemark, RenderedDocument, RenderedPart, RenderedSlot } from '~/reports/types-document'
import { escapeMarkup } from './escape-markup'
import { remarksMarkup } from './remarks-markup'

type Resolve = (target: string) => string | null

/**
 * A rendered document with its remarks set in and its links to other documents resolved. Written as
 * one string: as a tree of components the longest tracker would take ten times as long, and would be
 * sent twice.
 */
export function annotatedMarkup(rendered: RenderedDocument, remarks: readonly DocumentRemark[], resolve: Resolve) {
  const places = rendered.parts.filter(isPlace)
  const { at, rest } = placed(places, remarks)
  const refuted = places.filter((place) => at.get(place)?.some(({ refutes }) => refutes))
  const nextOf = new Map(refuted.map((place, index) => [place, refuted[index + 1]?.from ?? null]))
  const remarksOf = (place: Place) => {
    const found = at.get(place)
    return found === undefined ? '' : remarksMarkup(found, place.from, nextOf.get(place))
  }
  const body = rendered.parts.map((part) => {
    if (typeof part === 'string') return part
    if (part.slot === 'link') return linkMarkup(resolve(part.target), part.target)
    if (part.slot === 'row') return remarksOf(part)
    if (part.slot === 'close') return `${remarksOf(part)}</div>`
    return '<div class="unit">'
  })
  return `${rest.length === 0 ? '' : `<div class="unit">${remarksMarkup(rest, 0, undefined)}</div>`}${body.join('')}`
}

type Place = Extract<RenderedSlot, { slot: 'close' | 'row' }>

function isPlace(part: RenderedPart): part is Place {
  return typeof part !== 'string' && (part.slot === 'close' || part.slot === 'row')
}

/** Each remark at the last block that begins at or before its line; those before any block stand first. */
function placed(places: Place[], remarks: readonly DocumentRemark[]) {
  const ordered = places.toSorted((a, b) => a.from - b.from)
  const at = new Map<Place, DocumentRemark[]>()
  const rest: DocumentRemark[] = []
  for (const remark of remarks) {
    const exact = ordered.find(({ from }) => from === remark.line)
    const place = exact ?? ordered.findLast(({ from }) => from <= remark.line)
    if (place === undefined) rest.push(remark)
    else at.set(place, [...(at.get(place) ?? []), remark])
  }
  return { at, rest }
}

function linkMarkup(href: string | null, target: string): string {
  if (href !== null) return `<a href="${escapeMarkup(href)}">`
  return `<a class="no-link" title="${escapeMarkup(target)}: ${words.elsewhere}">`
}
