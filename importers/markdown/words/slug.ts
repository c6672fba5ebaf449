/** Lower-case words joined by "-": "Auth success rate" -> "auth-success-rate". Letters of any script stay. */
export function slug(text: string, maxLength = 60): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= maxLength) return words
  const cut = words.slice(0, maxLength)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), maxLength / 2)).replace(/-+$/, '')
}

/** Signs before a figure are few; without that bound a line of signs would be tried anew at each of them. */
const figure =
  /(?:[<>≤≥=~±]{1,3}\s*)?[$€]?\b\d[\d.,]*\s*(?:%|\+|ms|min|req\/s|[kmgt]?b\b|s\b|h\b|x\b)?(?![\p{L}\d.])/giu

/** Slug of a criterion or metric without its figures: "P99 response time <2s" -> "p99-response-time". */
export function slugWithoutFigures(text: string): string {
  const words = text.replace(/\([^)]*\)/g, ' ').replace(figure, ' ')
  const short = slug(words)
  return short === '' ? slug(text) : short
}

/** Hands out ids that are unique within a document: a taken one gets the qualifier, then a number. */
export function idRegistry(): (base: string, qualifier?: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return (base, qualifier) => {
    let id = base
    if (taken.has(id) && qualifier !== undefined && qualifier !== '') id = `${base}-${qualifier}`
    if (taken.has(id)) {
      let number = next.get(base) ?? 2
      while (taken.has(`${base}-${number}`)) number += 1
      next.set(base, number + 1)
      id = `${base}-${number}`
    }
    taken.add(id)
    return id
  }
}
