import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import type { Random } from '../forensics/random'
import { zipOf } from '../support/hostile-zip'
import type { Seed } from './corpus'

export interface Mutating {
  random: Random
  corpus: Seed[]
}

export type Mutation = (bytes: Buffer, mutating: Mutating) => Buffer

/** No input grows beyond this, however many mutations fall on it. */
export const largestInput = 3 * 1024 * 1024

function cutAt(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(bytes.length + 1)
  return [from, Math.min(bytes.length, from + random.below(Math.min(4000, bytes.length) + 1))]
}

/** Mutations that know nothing of what the bytes mean. */
export const byteMutations: Record<string, Mutation> = {
  'bit flips': (bytes, { random }) => {
    const flipped = Buffer.from(bytes)
    const count = 1 + random.below(random.pick([2, 8, 64]))
    for (let i = 0; i < count && flipped.length > 0; i++) flipped[random.below(flipped.length)]! ^= 1 << random.below(8)
    return flipped
  },
  'random bytes': (bytes, { random }) => {
    const noise = Buffer.from(Array.from({ length: 1 + random.below(40) }, () => random.below(256)))
    const [from, to] = cutAt(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), noise, bytes.subarray(random.below(2) === 0 ? from : to)])
  },
  truncation: (bytes, { random }) => bytes.subarray(0, random.below(bytes.length + 1)),
  'front cut off': (bytes, { random }) => bytes.subarray(random.below(Math.min(200, bytes.length) + 1)),
  'slice left out': (bytes, { random }) => {
    const [from, to] = cutAt(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  duplication: (bytes, { random }) => {
    const [from, to] = cutAt(bytes, random)
    const slice = bytes.subarray(from, to)
    const wanted = random.pick([1, 2, 10, 500])
    const times = slice.length === 0 ? 0 : Math.min(wanted, Math.floor(largestInput / 4 / slice.length))
    return Buffer.concat([bytes.subarray(0, to), ...Array<Buffer>(times).fill(slice), bytes.subarray(to)])
  },
  'splice with another file': (bytes, { random, corpus }) => {
    const other = random.pick(corpus).bytes
    return Buffer.concat([
      bytes.subarray(0, random.below(bytes.length + 1)),
      other.subarray(random.below(other.length + 1)),
    ])
  },
  'whole file appended': (bytes, { random, corpus }) => Buffer.concat([bytes, random.pick(corpus).bytes]),
  'other encoding': (bytes, { random }) => {
    const text = bytes.toString('utf8')
    const kind = random.pick([
      'utf16le',
      'utf16be',
      'gbk',
      'windows-1252',
      'shift_jis',
      'euc-kr',
      'utf7',
      'mark',
      'two',
    ])
    if (kind === 'mark') return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])
    if (kind === 'two') return iconv.encode(iconv.decode(bytes, 'windows-1252'), 'utf8')
    return iconv.encode(text, kind, { addBOM: random.below(2) === 0 })
  },
  'zero bytes': (bytes, { random }) => {
    const at = random.below(bytes.length + 1)
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + random.below(300)), bytes.subarray(at)])
  },
  gzip: (bytes, { random }) => {
    const packed = gzipSync(bytes, { level: 1 })
    const kind = random.below(4)
    if (kind === 1) return packed.subarray(0, random.below(packed.length))
    if (kind === 2) packed[random.below(packed.length)]! ^= 1 << random.below(8)
    return kind === 3 ? gzipSync(packed) : packed
  },
  zip: (bytes, { random, corpus }) => {
    const other = random.pick(corpus)
    const name = random.pick([
      'a.csv',
      'run/stats.csv',
      '../up.csv',
      '/etc/x',
      'C:\\x',
      'a\u0000b',
      '',
      'ü.md',
      other.path,
    ])
    const entry = { name, bytes, ...random.pick([{}, { mode: 0o120777 }, { claimedSize: 5 }, { wrongCrc: true }]) }
    const packed = zipOf([entry, { name: other.path, bytes: other.bytes }])
    const kind = random.below(4)
    if (kind === 1) return packed.subarray(0, random.below(packed.length))
    if (kind === 2)
      for (let i = 0; i < 1 + random.below(8); i++) packed[random.below(packed.length)]! ^= 1 << random.below(8)
    return packed
  },
}
