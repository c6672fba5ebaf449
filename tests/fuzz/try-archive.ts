import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uploadLimits } from '~/server/upload/limits'
import { unpack } from '~/server/upload/unpack'
import { FileRefused } from '~/server/upload/upload-refused'
import { hashOf } from '~importers/content-hash'
import type { ReceivedFile } from '~importers/import-result'
import type { FuzzInput } from './make-input'

export function isArchive({ bytes }: Pick<FuzzInput, 'bytes'>): boolean {
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0x1f && bytes[1] === 0x8b)
}

export interface Opened {
  files: ReceivedFile[]
  refused: string | null
  faults: string[]
}

/** An archive through the reader of uploads: what lies in it, or why it is refused. Nothing of it stays on disk. */
export async function openArchive({ path, bytes }: FuzzInput, scratch: string): Promise<Opened> {
  const folder = join(scratch, 'upload')
  mkdirSync(folder, { recursive: true })
  const diskPath = join(folder, '0.part')
  writeFileSync(diskPath, bytes)
  let ordinal = 1
  const unpacking = { folder, limits: uploadLimits, unpacked: { files: 0, bytes: 0 }, nextOrdinal: () => ordinal++ }
  try {
    const staged = { path, diskPath, bytes: bytes.length, sha256: hashOf(bytes), crc32: 0 }
    const { files } = await unpack(staged, unpacking)
    const faults = files.filter((file) => /(^|\/)\.\.?(\/|$)|^\/|\\/.test(file.path)).map((file) => `path ${file.path}`)
    const read = files.map((file) => ({
      path: file.path,
      bytes: new Uint8Array(readFileSync(file.diskPath)),
      sha256: file.sha256,
    }))
    return { files: read, refused: null, faults }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const left = readdirSync(folder)
    return { files: [], refused: error.message, faults: left.length === 0 ? [] : [`left on disk: ${left.join(' ')}`] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
