import { open, rm } from 'node:fs/promises'
import type { UploadLimits } from './limits'
import type { Counter, StagedFile } from './stage-stream'
import { unpackGzip } from './unpack-gzip'
import { unpackZip } from './unpack-zip'
import { FileRefused } from './upload-refused'

export interface Unpacking {
  folder: string
  limits: UploadLimits
  /** What came out of archives so far, in this upload. */
  unpacked: Counter
  /** Numbers files on disk. */
  nextOrdinal: () => number
}

export interface Unpacked {
  files: StagedFile[]
  /** Names inside the archive that were changed, each with what is said of it. */
  notes: { path: string; message: string }[]
}

/** `zip`, `gzip`, or null where the file is none; told by its first bytes, whatever it is called. */
export async function archiveKind(diskPath: string): Promise<'zip' | 'gzip' | null> {
  const handle = await open(diskPath, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    const head = buffer.subarray(0, bytesRead)
    if (head.equals(Buffer.from('PK\u0003\u0004', 'latin1')) || head.equals(Buffer.from('PK\u0005\u0006', 'latin1')))
      return 'zip'
    return head[0] === 0x1f && head[1] === 0x8b ? 'gzip' : null
  } finally {
    await handle.close()
  }
}

/**
 * The files within an archive, or the file itself. An archive within an archive is refused, and an
 * archive is taken whole or not at all: a `FileRefused` leaves nothing of it on disk.
 */
export async function unpack(file: StagedFile, unpacking: Unpacking): Promise<Unpacked> {
  const kind = await archiveKind(file.diskPath)
  if (kind === null) return { files: [file], notes: [] }
  const before = { ...unpacking.unpacked }
  const result: Unpacked = { files: [], notes: [] }
  try {
    if (kind === 'zip') await unpackZip(file, unpacking, result)
    else await unpackGzip(file, unpacking, result)
    for (const inner of result.files)
      if ((await archiveKind(inner.diskPath)) !== null)
        throw new FileRefused(`it holds the archive ${inner.path}; archives within archives are not opened`)
  } catch (error) {
    Object.assign(unpacking.unpacked, before)
    for (const { diskPath } of result.files) await rm(diskPath, { force: true })
    throw error
  } finally {
    await rm(file.diskPath, { force: true })
  }
  return result
}
