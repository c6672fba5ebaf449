import type { RenderedPart } from '~/domain/rendered-document'
import type { FrontMatter } from '../../front-matter'
import { escapeText } from './escape-text'

/** Front matter as a table, a row for each key at its line; what is no plain value stands as data. */
export function frontTable(front: FrontMatter): RenderedPart[] {
  const entries = Object.entries(front.data)
  if (entries.length === 0) return []
  const rows = entries.flatMap(([key, value]): RenderedPart[] => {
    const { line } = front.placeOf([key])
    return [
      `<tr><th scope="row"><span class="at" id="L${line}"></span>${escapeText(key)}</th><td>${cell(value)}</td><td class="remarks">`,
      { slot: 'row', from: line, to: line },
      '</td></tr>',
    ]
  })
  return ['<div class="table front"><table><tbody>', ...rows, '</tbody></table></div>']
}

function cell(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (value !== null && typeof value === 'object') return `<code>${escapeText(JSON.stringify(value, null, 1))}</code>`
  return escapeText(String(value))
}
