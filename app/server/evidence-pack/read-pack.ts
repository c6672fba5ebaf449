import { readFileSync } from 'node:fs'
import yauzl from 'yauzl'
import { packName } from './export-pack'

export interface PackFile {
  /** Text of the envelope. */
  text: string
  /** Files of the zip by path; null where the pack is the statement alone. */
  files: Map<string, Buffer> | null
}

/** More than any evidence: what unpacks to more is no pack. */
const mostBytes = 2 ** 30

/** A pack from the disk: its JSON alone, or a zip with the evidence files. */
export async function readPackFile(path: string): Promise<PackFile> {
  const bytes = readFileSync(path)
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return { text: bytes.toString('utf8'), files: null }
  const files = await unzip(bytes)
  const pack = files.get(packName)
  if (pack === undefined) throw new Error(`the zip holds no ${packName}`)
  files.delete(packName)
  return { text: pack.toString('utf8'), files }
}

function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null || zip === undefined) return reject(error)
      const files = new Map<string, Buffer>()
      let total = 0
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry: yauzl.Entry) => {
        total += entry.uncompressedSize
        if (total > mostBytes) return reject(new Error('the zip unpacks to more than a gigabyte'))
        zip.openReadStream(entry, (failed, stream) => {
          if (failed !== null || stream === undefined) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('error', reject)
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
