import iconv from 'iconv-lite'

/** Encodings that Locust's machines and old editors really use, by iconv-lite's names. */
export type LegacyEncoding = 'windows-1252' | 'gb18030' | 'euc-kr' | 'shift_jis' | 'windows-1251'

interface HighByteShape {
  high: number
  pairs: number
  commonHanzi: number
  hangul: number
  kana: number
  cyrillic: number
}

/** Walks the bytes as lead and trail pairs and counts which alphabet they would make. */
function shapeOf(bytes: Uint8Array): HighByteShape {
  const shape: HighByteShape = { high: 0, pairs: 0, commonHanzi: 0, hangul: 0, kana: 0, cyrillic: 0 }
  for (const byte of bytes) {
    if (byte < 0x80) continue
    shape.high++
    if (byte >= 0xc0) shape.cyrillic++
  }
  for (let i = 0; i < bytes.length - 1; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const trail = bytes[i + 1]!
    shape.pairs++
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) shape.commonHanzi++
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) shape.hangul++
    if ((lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail >= 0x40 && trail <= 0x96))
      shape.kana++
    i++
  }
  return shape
}

/**
 * A guess from the bytes alone, good enough to show names readably and always reported as a guess.
 * East Asian text comes in pairs of high bytes of the common range; single accented letters between
 * ASCII letters are Western; long runs of letters above 0xC0 are Cyrillic.
 */
export function guessLegacyEncoding(bytes: Uint8Array): LegacyEncoding {
  const shape = shapeOf(bytes)
  if (shape.pairs > 0 && shape.kana / shape.pairs >= 0.3) return 'shift_jis'
  if (shape.pairs > 0 && shape.commonHanzi / shape.pairs >= 0.8) {
    return shape.pairs >= 4 && shape.hangul === shape.commonHanzi ? 'euc-kr' : 'gb18030'
  }
  if (shape.high >= 4 && shape.cyrillic / shape.high >= 0.8 && shape.high / shape.pairs >= 1.5) return 'windows-1251'
  return 'windows-1252'
}

/**
 * Decodes a legacy encoding. Never through TextDecoder: Node 20 reads windows-1252 as latin1
 * (0x80 becomes U+0080 in place of the euro sign). The five bytes that windows-1252 leaves open
 * stay as C1 controls, as browsers do, where iconv-lite would lose them.
 */
export function decodeLegacy(bytes: Uint8Array, encoding: LegacyEncoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding !== 'windows-1252') return iconv.decode(buffer, encoding)
  if (!bytes.some((byte) => openIn1252.has(byte))) return iconv.decode(buffer, encoding)
  let text = ''
  let from = 0
  for (let i = 0; i < bytes.length; i++) {
    if (!openIn1252.has(bytes[i]!)) continue
    text += iconv.decode(buffer.subarray(from, i), encoding) + String.fromCharCode(bytes[i]!)
    from = i + 1
  }
  return text + iconv.decode(buffer.subarray(from), encoding)
}

const openIn1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
