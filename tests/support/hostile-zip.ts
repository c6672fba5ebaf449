import { deflateRawSync } from 'node:zlib'
import { crcOf } from '~/server/upload/crc'

export interface ZipEntry {
  name: string | Buffer
  bytes?: Uint8Array | string
  /** File type and mode of Unix; a regular file by default. */
  mode?: number
  encrypted?: boolean
  wrongCrc?: boolean
  /** What the directory claims, whatever is there. */
  claimedSize?: number
  method?: number
}

/** A ZIP archive byte by byte, so that it may say anything. */
export function zipOf(entries: ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string)
    const bytes = Buffer.from((entry.bytes ?? 'text') as string)
    const packed = deflateRawSync(bytes)
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE((entry.encrypted === true ? 1 : 0) | 0x800, 2)
    fixed.writeUInt16LE(entry.method ?? 8, 4)
    fixed.writeUInt32LE((crcOf(bytes) + (entry.wrongCrc === true ? 1 : 0)) >>> 0, 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(entry.claimedSize ?? bytes.length, 18)
    fixed.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fixed, name, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    const made = Buffer.from([20, 3])
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), made, fixed, rest, name]))
    locals.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(Math.min(entries.length, 65_535), 8)
  end.writeUInt16LE(Math.min(entries.length, 65_535), 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
