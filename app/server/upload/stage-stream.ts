import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crcOf } from './crc'

/** A file that waits on disk, under a name of ours. */
export interface StagedFile {
  /** Safe relative path, as given. */
  path: string
  diskPath: string
  bytes: number
  /** Lower-case hex. */
  sha256: string
  /** Only where it was asked for. */
  crc32: number | null
}

export interface Counter {
  files: number
  bytes: number
}

/**
 * Writes a stream to disk and hashes it on its way. `onBytes` sees every chunk's size before it is
 * written and may throw; the write then ends with that error.
 */
export async function stageStream(
  source: Readable,
  target: { folder: string; ordinal: number; path: string },
  onBytes: (fileBytes: number, chunkBytes: number) => void,
  options: { crc?: boolean } = {},
): Promise<StagedFile> {
  const diskPath = join(target.folder, `${target.ordinal}.part`)
  const hash = createHash('sha256')
  let bytes = 0
  let crc = options.crc === true ? 0 : null
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      try {
        onBytes(bytes, chunk.length)
      } catch (error) {
        return done(error as Error)
      }
      hash.update(chunk)
      if (crc !== null) crc = crcOf(chunk, crc)
      done(null, chunk)
    },
  })
  const file = createWriteStream(diskPath, { flags: 'wx', mode: 0o600 })
  const closed = new Promise<void>((done) => file.once('close', () => done()))
  try {
    await pipeline(source, counted, file)
  } catch (error) {
    // The file may still be on its way to being opened: whoever removes it must find it.
    await closed
    throw error
  }
  return { path: target.path, diskPath, bytes, sha256: hash.digest('hex'), crc32: crc }
}
