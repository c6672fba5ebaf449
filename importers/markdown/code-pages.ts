/**
 * The two legacy code pages that UTF-8 text is most often misread with, as maps from character
 * to the byte it stood for. Node's own `windows-1252` decoder maps 0x80 wrongly, so the tables
 * are written out; the five bytes that Windows-1252 leaves undefined pass through as C1 controls.
 */
export type CodePageName = 'windows-1252' | 'mac-roman'

const macRomanUpper =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

const windows1252C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function byteMap(upperHalf: string): Map<string, number> {
  return new Map([...upperHalf].map((character, index) => [character, 0x80 + index]))
}

const latin1Upper = Array.from({ length: 0x60 }, (_, index) => String.fromCharCode(0xa0 + index)).join('')

/** Character -> byte 0x80..0xFF, per code page. */
export const codePages: Record<CodePageName, Map<string, number>> = {
  'windows-1252': byteMap(windows1252C1 + latin1Upper),
  'mac-roman': byteMap(macRomanUpper),
}
