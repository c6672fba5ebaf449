import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { deflatedParts, gzipOf } from '~/server/kept-gzip'

const nonce = Buffer.from('AAECAwQFBgcICQoLDA0ODw==')

function unpacked(texts: string[], between = nonce): string {
  const parts = texts.map((text) => Buffer.from(text))
  const deflated = deflatedParts(parts)
  if (deflated === null) throw new Error('not worth compressing')
  return gunzipSync(gzipOf(parts, deflated, between)).toString()
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
  const deflated = deflatedParts(parts) as Buffer[]
  for (const text of ['first-nonce', 'second+nonce/of/its/own=']) {
    const between = Buffer.from(text)
    const whole = Buffer.concat([parts[0] as Buffer, between, parts[1] as Buffer])
    expect(gunzipSync(gzipOf(parts, deflated, between)).equals(whole)).toBe(true)
  }
})

test('small pages are not compressed', () => {
  expect(deflatedParts([Buffer.from('a'.repeat(500)), Buffer.from('b'.repeat(523))])).toBeNull()
  expect(deflatedParts([Buffer.from('a'.repeat(500)), Buffer.from('b'.repeat(524))])).not.toBeNull()
})
