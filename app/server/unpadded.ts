import { Transform } from 'node:stream'

/**
 * A stream of bytes without the zero bytes in it.
 *
 * React 18 writes pages through a buffer of fixed size; a character of several bytes that no longer
 * fits leaves the rest of the buffer as zeros in the page (facebook/react#24985, mended in React 19).
 * In UTF-8 a zero byte is never part of another character, and HTML knows none.
 */
export function unpadded(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}
