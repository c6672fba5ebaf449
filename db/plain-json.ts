/**
 * JSON that keeps numbers that JSON has no word for: an open interval's end ("> 50 req/s" has no
 * upper one) is Infinity, which plain JSON would quietly turn into null.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'number' && !Number.isFinite(inner) ? { $number: String(inner) } : inner,
  )
}

export function fromJson<T>(text: string): T {
  if (!text.includes('{"$number":')) return JSON.parse(text)
  return JSON.parse(text, (_key, inner) =>
    inner !== null && typeof inner === 'object' && typeof inner.$number === 'string' ? Number(inner.$number) : inner,
  )
}
