import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { uploadLimits } from '~/server/upload/limits'
import { unpack } from '~/server/upload/unpack'
import { FileRefused } from '~/server/upload/upload-refused'
import { type ZipEntry, zipOf } from '../../support/hostile-zip'
import { temporaryFolder } from '../../support/temporary'

/** Unpacks bytes as an upload would; `left` is what lies on disk afterwards. */
async function open(bytes: Buffer, path = 'results.zip', limits = {}) {
  const folder = temporaryFolder()
  const diskPath = join(folder, '0.part')
  writeFileSync(diskPath, bytes)
  let ordinal = 1
  const unpacking = {
    folder,
    limits: { ...uploadLimits, ...limits },
    unpacked: { files: 0, bytes: 0 },
    nextOrdinal: () => ordinal++,
  }
  const staged = { path, diskPath, bytes: bytes.length, sha256: '', crc32: null }
  const outcome = await unpack(staged, unpacking).catch((error: unknown) => error)
  return { outcome, left: readdirSync(folder).length, unpacked: unpacking.unpacked }
}

async function expectRefused(entries: ZipEntry[] | Buffer, message: RegExp, limits = {}) {
  const { outcome, left, unpacked } = await open(Buffer.isBuffer(entries) ? entries : zipOf(entries), 'x.zip', limits)
  expect(outcome).toBeInstanceOf(FileRefused)
  expect((outcome as FileRefused).message).toMatch(message)
  expect(left).toBe(0)
  expect(unpacked).toEqual({ files: 0, bytes: 0 })
}

test('the files of an archive lie in a folder of its name, each with its bytes and hash', async () => {
  const { outcome } = await open(
    zipOf([
      { name: 'a_stats.csv', bytes: 'one' },
      { name: 'deep/', bytes: '' },
      { name: 'deep/b.csv', bytes: 'two' },
    ]),
  )
  const { files } = outcome as Awaited<ReturnType<typeof unpack>>
  expect(files.map(({ path }) => path)).toEqual(['results/a_stats.csv', 'results/deep/b.csv'])
  expect(files.map(({ diskPath }) => readFileSync(diskPath, 'utf8'))).toEqual(['one', 'two'])
  expect(files[0]?.sha256).toBe('7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed')
})

test('a file that is no archive stays as it is, whatever it is called', async () => {
  const { outcome, left } = await open(Buffer.from('Type,Name\n'), 'looks-like.zip')
  expect(outcome).toMatchObject({ files: [{ path: 'looks-like.zip' }] })
  expect(left).toBe(1)
})

test('what a desktop adds to an archive is passed over', async () => {
  const { outcome } = await open(zipOf([{ name: '__MACOSX/._a.csv' }, { name: '.DS_Store' }, { name: 'a.csv' }]))
  expect(outcome).toMatchObject({ files: [{ path: 'results/a.csv' }] })
})

test('an archive whose names lead elsewhere is refused whole', async () => {
  for (const name of ['../evil.csv', 'a/../../evil.csv', '..\\evil.csv', 'a/.. /evil.csv'])
    await expectRefused([{ name: 'good.csv' }, { name }], /leads out|invalid relative path/)
  for (const name of ['/etc/passwd', '\\\\host\\share', 'C:\\x.csv', 'c:/x.csv'])
    await expectRefused([{ name: 'good.csv' }, { name }], /absolute path|begins with a drive/)
  await expectRefused([{ name: 'a\u0000.csv' }], /control characters/)
  await expectRefused([{ name: `${'a'.repeat(500)}.csv` }], /longer than 400 bytes/)
})

test('links, devices, encrypted entries and unknown packing are refused', async () => {
  await expectRefused([{ name: 'link', bytes: '/etc/passwd', mode: 0o120777 }], /a link or no regular file/)
  for (const mode of [0o020666, 0o060666, 0o010666, 0o140666])
    await expectRefused([{ name: 'device', mode }], /a link or no regular file/)
  await expectRefused([{ name: 'secret.csv', encrypted: true }], /is encrypted/)
  await expectRefused([{ name: 'odd.csv', method: 12 }], /packed in a way that is not read/)
})

test('a wrong checksum refuses, and so does a wrong size', async () => {
  await expectRefused([{ name: 'a.csv' }, { name: 'b.csv', wrongCrc: true }], /its checksum does not match/)
  await expectRefused([{ name: 'a.csv', bytes: 'x'.repeat(1000), claimedSize: 10 }], /cannot be unpacked/)
})

test('a bomb is stopped by its ratio, its size and the size of all, whatever it says of itself', async () => {
  const bomb = Buffer.alloc(30 * 1024 * 1024)
  await expectRefused([{ name: 'bomb.csv', bytes: bomb }], /more than 200 times its size/)
  await expectRefused([{ name: 'bomb.csv', bytes: bomb, claimedSize: 5 }], /cannot be unpacked/)
  const limits = { ratio: 5000, fileBytes: 1024 * 1024 }
  await expectRefused([{ name: 'bomb.csv', bytes: bomb }], /larger than 1 MB unpacked/, limits)
  const parts = [1, 2, 3].map((one) => ({ name: `${one}.csv`, bytes: Buffer.alloc(900_000) }))
  await expectRefused(parts, /more than 2 MB would be unpacked/, { totalBytes: 2 * 1024 * 1024 })
})

test('archives within archives are not opened', async () => {
  await expectRefused([{ name: 'inner.zip', bytes: zipOf([{ name: 'a.csv' }]) }], /archives within archives/)
  await expectRefused([{ name: 'inner.csv', bytes: gzipSync('a') }], /archives within archives/)
  const { outcome } = await open(gzipSync(zipOf([{ name: 'a.csv' }])), 'twice.zip.gz')
  expect(outcome).toBeInstanceOf(FileRefused)
})

test('ten thousand entries are refused by their count, two of one name by their name', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `${index}.csv`, bytes: '' }))
  await expectRefused(many, /holds 10000 entries; at most 1000/)
  await expectRefused([{ name: 'a.csv' }, { name: './a.csv' }], /two entries|invalid/)
})

test('entries that share their bytes are refused', async () => {
  const archive = zipOf([{ name: 'a.csv', bytes: 'x'.repeat(50) }])
  const start = archive.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  const directory = archive.subarray(start, archive.length - 22)
  const second = Buffer.from(directory)
  second.write('b', 46)
  second.writeUInt32LE(900_000, 20)
  const end = Buffer.from(archive.subarray(archive.length - 22))
  end.writeUInt16LE(2, 8)
  end.writeUInt16LE(2, 10)
  end.writeUInt32LE(directory.length * 2, 12)
  await expectRefused(Buffer.concat([archive.subarray(0, start), directory, second, end]), /overlap|cannot be unpacked/)
})

test('archives that are cut off, or nothing but a beginning, are refused', async () => {
  const archive = zipOf([{ name: 'a.csv', bytes: 'x'.repeat(500) }])
  for (const length of [4, 30, archive.length - 30, archive.length - 1])
    await expectRefused(archive.subarray(0, length), /damaged ZIP|cannot be unpacked/)
})

test('a single file packed with gzip is unpacked within the same limits', async () => {
  const { outcome } = await open(gzipSync('Type,Name\n'), 'a_stats.csv.gz')
  const { files } = outcome as Awaited<ReturnType<typeof unpack>>
  expect(files.map(({ path }) => path)).toEqual(['a_stats.csv'])
  await expectRefused(gzipSync(Buffer.alloc(30 * 1024 * 1024)), /200 times/)
  await expectRefused(gzipSync('text').subarray(0, 10), /damaged gzip/)
})
