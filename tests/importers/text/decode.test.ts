import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText } from '~importers/text/decode'

const utf8 = (text: string) => new TextEncoder().encode(text)
const as = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding))
const read = (bytes: Uint8Array) => {
  const { text, encoding, diagnostics, refused } = decodeText(bytes, 'a.csv')
  return { text, encoding, rules: diagnostics.map(({ rule, line, column }) => `${rule} ${line}:${column}`), refused }
}

test('UTF-8 is read strictly and without a word', () => {
  expect(read(utf8('Größe ✅ 漢字 😀\n'))).toEqual({
    text: 'Größe ✅ 漢字 😀\n',
    encoding: 'utf-8',
    rules: [],
    refused: null,
  })
})

test('a byte order mark is taken off and names the encoding', () => {
  expect(read(as('\ufeffa,é', 'utf8'))).toMatchObject({
    text: 'a,é',
    encoding: 'utf-8 with byte order mark',
    rules: [],
  })
  expect(read(new Uint8Array([0xff, 0xfe, ...as('a,é\r\n', 'utf-16le')]))).toMatchObject({
    text: 'a,é\n',
    encoding: 'utf-16le',
  })
  expect(read(new Uint8Array([0xfe, 0xff, ...as('a,é', 'utf-16be')]))).toMatchObject({
    text: 'a,é',
    encoding: 'utf-16be',
  })
})

test('newlines of every kind become one', () => {
  expect(read(utf8('a\r\r\nb\r\nc\nd')).text).toBe('a\nb\nc\nd')
  expect(read(utf8('a\rb\rc')).text).toBe('a\nb\nc')
  expect(read(utf8('a\rb\nc')).text).toBe('a\rb\nc')
})

test('windows-1252 is read with its euro sign and quotes, and the guess has a place', () => {
  const bytes = new Uint8Array([...utf8('Name\nPrix '), 0x80, 0x35, 0x20, 0x93, 0xe9, 0x74, 0xe9, 0x94])
  expect(read(bytes)).toMatchObject({
    text: 'Name\nPrix €5 “été”',
    encoding: 'windows-1252',
    rules: ['guessed-encoding 2:6'],
  })
})

test('the five bytes that windows-1252 leaves open are kept', () => {
  expect(read(new Uint8Array([0x61, 0x81, 0x80, 0x9d, 0xe9])).text).toBe('a\u0081€\u009dé')
})

test.each([
  ['gb18030', '用户登录页面请求'],
  ['gb18030', '/首页'],
  ['euc-kr', '/사용자 로그인 페이지'],
  ['shift_jis', '/ログインページをひらく'],
  ['windows-1251', '/вход в систему'],
  ['windows-1252', '/über/größe/naïve-café'],
  ['windows-1252', 'détail déjà vu'],
])('%s is guessed from "%s"', (encoding, text) => {
  expect(read(as(`GET,${text},1`, encoding))).toMatchObject({ text: `GET,${text},1`, encoding })
})

test('a file cut inside a character keeps everything before it', () => {
  const bytes = utf8('GET,/é,/漢')
  expect(read(bytes.subarray(0, bytes.length - 1))).toMatchObject({
    text: 'GET,/é,/',
    encoding: 'utf-8',
    rules: ['cut-character 1:1'],
  })
})

test('UTF-8 with a few broken bytes stays UTF-8', () => {
  const bytes = new Uint8Array([...utf8('✅ ✅ ✅ ✅\n'), 0xff, ...utf8(' ✅')])
  expect(read(bytes)).toMatchObject({ text: '✅ ✅ ✅ ✅\n\ufffd ✅', encoding: 'utf-8', rules: ['invalid-utf8 2:1'] })
})

test('bytes with NUL are binary', () => {
  expect(read(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({
    text: '',
    refused: expect.stringContaining('binary'),
  })
  expect(read(new Uint8Array([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])).refused).toContain('binary')
})

test('no bytes at all are an empty text', () => {
  expect(read(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', rules: [], refused: null })
})
