import type { RenderedPart } from '~/domain/rendered-document'

/** A tick in pencil: said, not proven. */
const boxes: Record<string, string> = {
  ticked:
    '<svg class="tick-box" width="13" height="13" viewBox="0 0 13 13" role="img" aria-label="ticked"><path d="M.75.75h11.5v11.5H.75Z" class="edge"></path><path d="M3 6.8 5.6 9.3 10.2 3.3" class="tick"></path></svg>',
  open: '<svg class="tick-box" width="13" height="13" viewBox="0 0 13 13" role="img" aria-label="open"><path d="M.75.75h11.5v11.5H.75Z" class="edge"></path></svg>',
}

/** The author's marks of passing and failing. */
const marks: Record<string, string> = {
  passed:
    '<svg class="drawn" viewBox="0 0 12 12" role="img" aria-label="passed"><path d="M1.5 6.5 4.5 9.5 10.5 2.5"></path></svg>',
  failed:
    '<svg class="drawn" viewBox="0 0 12 12" role="img" aria-label="failed"><path d="M2 2l8 8M10 2l-8 8"></path></svg>',
}

/** Cuts the finished markup at its marks; every line gets its address once. */
export function toParts(html: string, token: string): RenderedPart[] {
  const addressed = new Set<number>()
  const parts: RenderedPart[] = []
  html.split(new RegExp(`<!--${token}:(.*?)-->`)).forEach((piece, index) => {
    for (const part of index % 2 === 0 ? [piece] : partsOf(piece, addressed)) {
      const last = parts.length - 1
      if (typeof part === 'string' && typeof parts[last] === 'string') parts[last] += part
      else if (part !== '') parts.push(part)
    }
  })
  return parts
}

function partsOf(mark: string, addressed: Set<number>): RenderedPart[] {
  const [kind, value = ''] = mark.split(':')
  if (kind === 'box') return [boxes[value]!]
  if (kind === 'drawn') return [marks[value]!]
  if (kind === 'link') return [{ slot: 'link', target: decodeURIComponent(value) }]
  if (kind === 'unlink') return ['</a>']
  const [from, to = from] = value.split('-').map(Number) as [number, number]
  if (kind === 'line') return addresses(from, from, addressed)
  if (kind === 'row') return [{ slot: 'row', from, to }]
  if (kind === 'close') return [{ slot: 'close', from, to }]
  return [{ slot: 'open', from, to }, ...addresses(from, to, addressed)]
}

function addresses(from: number, to: number, addressed: Set<number>): string[] {
  const lines: string[] = []
  for (let line = from; line <= to; line++) {
    if (addressed.has(line)) continue
    addressed.add(line)
    lines.push(`<span class="at" id="L${line}"></span>`)
  }
  return lines
}
