import { Writable } from 'node:stream'

/**
 * Takes a rendered page in the small pieces in which React writes it, and hands it over as one: a piece
 * costs its way through every stream up to the socket, and the compression would end a block after each.
 *
 * React 18 writes through a buffer of fixed size; a character of several bytes that no longer fits leaves
 * the rest of the buffer as zeros in the page (facebook/react#24985, mended in React 19). They are left
 * out: in UTF-8 a zero byte is never part of another character, and HTML knows none.
 */
export function wholePage(done: (page: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = []
  return new Writable({
    // What is ready is taken at one go: nobody waits for a drain.
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write(piece: Buffer, _encoding, next) {
      pieces.push(piece.includes(0) ? (piece.filter((byte) => byte !== 0) as Buffer) : piece)
      next()
    },
    final(end) {
      done(Buffer.concat(pieces))
      end()
    },
  })
}
