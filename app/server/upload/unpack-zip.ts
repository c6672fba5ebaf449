import { rm } from 'node:fs/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { isClutter, safeName, shownName } from './safe-name'
import { type StagedFile, stageStream } from './stage-stream'
import type { Unpacked, Unpacking } from './unpack'
import { countFile, unpackGuard } from './unpack-limits'
import { FileRefused } from './upload-refused'

const typeMask = 0o170000
const folderType = 0o040000
const fileType = 0o100000

/**
 * Every regular file of a ZIP archive, one by one. The whole archive is refused for a name that
 * leads elsewhere, a link or device, an encrypted entry, a wrong checksum, two entries of one name,
 * or more than the limits allow: a tool that packs reports makes none of these.
 */
export async function unpackZip(file: StagedFile, unpacking: Unpacking, into: Unpacked): Promise<void> {
  let zip: ZipFile
  try {
    zip = await openPromise(file.diskPath, { lazyEntries: true, strictFileNames: false, validateEntrySizes: true })
  } catch {
    throw new FileRefused('it is a damaged ZIP archive')
  }
  try {
    if (zip.entryCount > unpacking.limits.files)
      throw new FileRefused(`it holds ${zip.entryCount} entries; at most ${unpacking.limits.files} are taken`)
    const names = new Set<string>()
    let packed = 0
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize
      if (packed > file.bytes) throw new FileRefused('its entries overlap')
      await unpackEntry(zip, entry, { file, unpacking, into, names })
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused(`it cannot be unpacked: ${reasonOf(error)}`)
  } finally {
    zip.close()
  }
}

interface Within {
  file: StagedFile
  unpacking: Unpacking
  into: Unpacked
  names: Set<string>
}

async function unpackEntry(zip: ZipFile, entry: Entry, { file, unpacking, into, names }: Within): Promise<void> {
  const { limits, folder, unpacked } = unpacking
  const named = safeName(entry.fileName, limits)
  if ('refused' in named) throw new FileRefused(`${named.shown}: ${named.refused}`)
  refuseSpecial(entry)
  if (entry.fileName.endsWith('/') || isClutter(named.path)) return
  if (names.has(named.path)) throw new FileRefused(`two entries are called ${named.path}`)
  names.add(named.path)
  countFile(limits, unpacked)
  const target = { folder, ordinal: unpacking.nextOrdinal(), path: `${stemOf(file.path)}/${named.path}` }
  try {
    const stream = await zip.openReadStreamPromise(entry)
    const guard = unpackGuard(entry.compressedSize, limits, unpacked)
    const staged = await stageStream(stream, target, guard, { crc: true })
    into.files.push(staged)
    if (staged.crc32 !== entry.crc32 >>> 0) throw new FileRefused(`${named.path}: its checksum does not match`)
    if (named.note !== null) into.notes.push({ path: target.path, message: named.note })
  } catch (error) {
    await rm(`${folder}/${target.ordinal}.part`, { force: true })
    throw error
  }
}

/** Links, devices and sockets, whatever system packed them, and what only a password opens. */
function refuseSpecial(entry: Entry): void {
  const type = (entry.externalFileAttributes >>> 16) & typeMask
  const name = shownName(entry.fileName)
  if (type !== 0 && type !== fileType && type !== folderType)
    throw new FileRefused(`${name} is a link or no regular file`)
  if (entry.isEncrypted()) throw new FileRefused(`${name} is encrypted`)
  if (!entry.canDecodeFileData()) throw new FileRefused(`${name} is packed in a way that is not read`)
}

/** yauzl's messages speak of the archive alone; they are cut, since they quote names. */
function reasonOf(error: unknown): string {
  return shownName(error instanceof Error ? error.message : String(error))
}

/** Files of an archive lie in a folder of its name, so that two archives with a `stats.csv` each are two runs. */
function stemOf(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]*$/, '')
}
