import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { type StagedFile, stageStream } from './stage-stream'
import type { Unpacked, Unpacking } from './unpack'
import { countFile, unpackGuard } from './unpack-limits'
import { FileRefused } from './upload-refused'

/** A single file packed with gzip; its name is the archive's without `.gz`. The checksum is zlib's own matter. */
export async function unpackGzip(file: StagedFile, unpacking: Unpacking, into: Unpacked): Promise<void> {
  const { folder, limits, unpacked } = unpacking
  countFile(limits, unpacked)
  const path = file.path.replace(/(?<=[^/])\.gz$/i, '')
  const target = { folder, ordinal: unpacking.nextOrdinal(), path }
  const source = createReadStream(file.diskPath).on('error', (error) => gunzip.destroy(error))
  const gunzip = createGunzip()
  try {
    into.files.push(await stageStream(source.pipe(gunzip), target, unpackGuard(file.bytes, limits, unpacked)))
  } catch (error) {
    source.destroy()
    await rm(`${folder}/${target.ordinal}.part`, { force: true })
    throw error instanceof FileRefused ? error : new FileRefused('it is a damaged gzip file')
  }
}
