import { type DeflatedParts, deflatedParts, gzipOf } from './kept-gzip'

export interface KeptPage {
  /** The bytes cut at every nonce, to be joined by the nonce of the answer. */
  parts: Buffer[]
  /** The same, compressed: worked out when a browser first asks for it; null where it is not worth it. */
  deflated?: DeflatedParts | null
  headers: Record<string, string>
  size: number
  /** Of a page that leaves out what is still being worked out: whether that is so yet. */
  still?: () => boolean
}

const mostPages = 96
/** Of those that leave something out; each serves for some tenths of a second. */
const mostForNow = 8
/** Of all kept pages together: addresses can be made up without end. */
const mostBytes = 32_000_000

/** Finished pages by their tag; those that were not asked for the longest are forgotten first. */
export class KeptPages {
  private readonly kept = new Map<string, KeptPage>()
  private readonly forNow = new Map<string, KeptPage>()

  keep(tag: string, page: Pick<KeptPage, 'headers' | 'still'> & { bytes: Buffer; nonce: string }): void {
    const { bytes, nonce, headers, still } = page
    const made = { parts: partsBetween(bytes, nonce), headers, size: bytes.length }
    if (still !== undefined) this.keepForNow(tag, { ...made, still })
    else {
      this.kept.set(tag, made)
      this.forgetOldest()
    }
  }

  find(tag: string): KeptPage | null {
    const whole = this.kept.get(tag)
    if (whole !== undefined) {
      // Moved to the end: the map's order is the order of last use.
      this.kept.delete(tag)
      this.kept.set(tag, whole)
      return whole
    }
    const page = this.forNow.get(tag)
    if (page?.still?.() === true) return page
    this.forNow.delete(tag)
    return null
  }

  /** The page under a nonce, compressed where that is asked for and worth it. */
  bytesOf(page: KeptPage, nonce: string, asGzip: boolean): { bytes: Buffer; gzip: boolean } {
    const between = Buffer.from(nonce)
    const deflated = asGzip ? this.deflatedOf(page) : null
    if (deflated !== null) return { bytes: gzipOf(deflated, between), gzip: true }
    return {
      bytes: Buffer.concat(page.parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]))),
      gzip: false,
    }
  }

  /** Compressed for the first who takes it so, and kept. */
  private deflatedOf(page: KeptPage): DeflatedParts | null {
    if (page.deflated !== undefined) return page.deflated
    const deflated = deflatedParts(page.parts)
    page.deflated = deflated
    for (const { length } of deflated === null ? [] : deflated.pieces) page.size += length
    this.forgetOldest()
    return deflated
  }

  private keepForNow(tag: string, page: KeptPage): void {
    this.forNow.set(tag, page)
    if (this.forNow.size > mostForNow) this.forNow.delete(this.forNow.keys().next().value as string)
  }

  private forgetOldest(): void {
    let total = 0
    for (const { size } of this.kept.values()) total += size
    for (const [tag, { size }] of this.kept) {
      if (this.kept.size <= mostPages && total <= mostBytes) return
      this.kept.delete(tag)
      total -= size
    }
  }
}

/** Views of the same bytes: nothing is copied or read as text. */
function partsBetween(bytes: Buffer, nonce: string): Buffer[] {
  const parts: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf(nonce); at !== -1; at = bytes.indexOf(nonce, from)) {
    parts.push(bytes.subarray(from, at))
    from = at + nonce.length
  }
  return [...parts, bytes.subarray(from)]
}
