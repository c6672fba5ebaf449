import { createHash, randomBytes } from 'node:crypto'
import { serialize } from 'node:v8'

const mostBytes = 32_000_000
/** A piece that is larger would push too many others out. */
const largestPiece = 2_000_000
/** What a piece costs beside its text: its key and its place in the map. */
const perPiece = 200

type Piece = Buffer<ArrayBuffer>

/**
 * Markup of pieces of pages by a digest of all that they are made of: equal content finds equal markup,
 * whoever asks, and a piece whose data a write has changed is another piece. What was not asked for the
 * longest is forgotten first.
 */
export class KeptMarkup {
  private readonly kept = new Map<string, Piece>()
  private bytes = 0

  constructor(private readonly most = mostBytes) {}

  find(key: string): Piece | null {
    const piece = this.kept.get(key)
    if (piece === undefined) return null
    this.kept.delete(key)
    this.kept.set(key, piece)
    return piece
  }

  keep(key: string, piece: Piece): void {
    if (piece.length > largestPiece || this.kept.has(key)) return
    this.kept.set(key, piece)
    this.bytes += piece.length + perPiece
    for (const [oldest, { length }] of this.kept) {
      if (this.bytes <= this.most) return
      this.kept.delete(oldest)
      this.bytes -= length + perPiece
    }
  }

  get size(): { pieces: number; bytes: number } {
    return { pieces: this.kept.size, bytes: this.bytes }
  }
}

/** Name of the marks in a page: what comes from outside is escaped, and cannot know it. */
const tag = `kept-${randomBytes(12).toString('hex')}`

/**
 * What a piece is made of, told exactly: the serialisation keeps `undefined` and null, 0 and -0, dates and
 * maps apart. null where it holds what has no content to compare, as a function.
 */
function keyOf(of: string, on: unknown): string | null {
  try {
    return createHash('sha256')
      .update(serialize([of, on]))
      .digest('base64')
  } catch {
    return null
  }
}

/** For the component Kept (app/components/kept.tsx), which has the same type from its side. */
export interface PagePieces {
  /** Elements that stand for a piece that is known, or before and after one to be taken; null where it is not kept. */
  place(of: string, on: unknown): { known: string } | { from: string; to: string } | null
  /** The page, once it is rendered, with every piece in its place; what is new is kept. */
  finish(html: string): Piece
}

/** The pieces of one page while it is rendered as text, and the page with each in its place. */
export function piecesOfPage(markup: KeptMarkup): PagePieces {
  const placed: { key: string; piece: Piece | null }[] = []
  return {
    place(of, on) {
      const key = keyOf(of, on)
      if (key === null) return null
      const piece = markup.find(key)
      const at = placed.push({ key, piece }) - 1
      return piece === null ? { from: `${tag}-f${at}`, to: `${tag}-t${at}` } : { known: `${tag}-k${at}` }
    },
    finish(html) {
      const [first = '', ...rest] = html.split(`<${tag}-`)
      const out: Piece[] = [Buffer.from(first)]
      const begun: number[] = []
      for (const part of rest) {
        // `k3></kept-…-k3>`, then what follows it in the page.
        const name = part.slice(0, part.indexOf('>'))
        const { key, piece } = placed[Number(name.slice(1))] as (typeof placed)[number]
        if (piece !== null) out.push(piece)
        else if (name.startsWith('f')) begun.push(out.length)
        else {
          const taken = Buffer.concat(out.slice(begun.pop()))
          // What was waited for in vain is left to the browser: another time it may be there.
          if (!taken.includes('<!--$!-->')) markup.keep(key, taken)
        }
        out.push(Buffer.from(part.slice(2 * name.length + tag.length + 5)))
      }
      return Buffer.concat(out)
    },
  }
}
