import { gunzipSync } from 'node:zlib'
import { largestFileBytes } from '../import-result'

export interface Unpacked {
  bytes: Uint8Array
  /** True where the bytes were compressed. */
  unpacked: boolean
  /** Why compressed bytes could not be unpacked; null where they could, or were none. */
  refused: string | null
}

/** Bytes of a gzip file unpacked, one level deep and never past the limit of a file; others as they are. */
export function unpack(bytes: Uint8Array, largest: number = largestFileBytes): Unpacked {
  if (!isGzip(bytes)) return { bytes, unpacked: false, refused: null }
  const nothing = { bytes: new Uint8Array(), unpacked: true }
  try {
    const inner = new Uint8Array(gunzipSync(bytes, { maxOutputLength: largest }))
    if (isGzip(inner)) return { ...nothing, refused: 'compressed twice: unpack it first' }
    return { bytes: inner, unpacked: true, refused: null }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { ...nothing, refused: `unpacked it is over ${largest / 1024 / 1024} MB; larger files are not read` }
    return { ...nothing, refused: 'a damaged gzip file: it could not be unpacked' }
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
