import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type DeflatedParts, deflatedParts, gzipOf } from '~/server/kept-gzip'

const nonce = Buffer.from('AAECAwQFBgcICQoLDA0ODw==')

function unpacked(texts: string[], between = nonce): string {
  const parts = texts.map((text) => Buffer.from(text))
  const deflated = deflatedParts(parts)
  if (deflated === null) throw new Error('not worth compressing')
  return gunzipSync(gzipOf(deflated, between)).toString()
}

test('parts that were compressed once are one gzip file with whatever stands between them', () => {
  const long = '<p class="row">ünïcode 1234</p>'.repeat(3000)
  for (const texts of [
    [long],
    [long, long],
    ['<script nonce="', `">${long}`, '', long, ''],
    ['', long, '"'],
    ['x', 'y'.repeat(70_000), 'z'],
  ])
    expect(unpacked(texts)).toBe(texts.join(nonce.toString()))
})

test('the same compressed parts serve another nonce, and leave nothing of the first', () => {
  const parts = ['a'.repeat(900), 'b'.repeat(900)].map((text) => Buffer.from(text))
  const deflated = deflatedParts(parts) as DeflatedParts
  for (const text of ['first-nonce', 'second+nonce/of/its/own=']) {
    const between = Buffer.from(text)
    const whole = Buffer.concat([parts[0] as Buffer, between, parts[1] as Buffer])
    expect(gunzipSync(gzipOf(deflated, between)).equals(whole)).toBe(true)
  }
})

test('small pages are not compressed', () => {
  expect(deflatedParts([Buffer.from('a'.repeat(500)), Buffer.from('b'.repeat(523))])).toBeNull()
  expect(deflatedParts([Buffer.from('a'.repeat(500)), Buffer.from('b'.repeat(524))])).not.toBeNull()
})

test('the check sum holds for any number of parts of any length, with nothing between them too', () => {
  const bytes = (length: number, seed: number) =>
    Buffer.from(Array.from({ length }, (_, at) => (at * 31 + seed * 7919) % 251))
  for (let seed = 1; seed <= 20; seed += 1) {
    const parts = [1500, seed, 0, seed * 97, 65_536 + seed].slice(0, 1 + (seed % 5)).map((size) => bytes(size, seed))
    const deflated = deflatedParts(parts) as DeflatedParts
    for (const between of [nonce, Buffer.alloc(0), bytes(seed, 3), bytes(65_535, seed)]) {
      const whole = Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [between, part])))
      expect(gunzipSync(gzipOf(deflated, between)).equals(whole)).toBe(true)
    }
  }
})
