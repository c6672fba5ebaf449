import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { discover } from '~importers/discover'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assay-discover-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string) {
  const file = join(root, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  return file
}
const short = (paths: string[]) => paths.map((path) => path.slice(root.length + 1))

test('a folder is read whole and sorted, without hidden files, node_modules and other types', () => {
  for (const path of ['b.md', 'a/x_stats.csv', 'a/.hidden.md', '.git/c.md', 'node_modules/d.md', 'logo.png', 'a/n.TXT'])
    write(path, path)
  const { files, refused, skipped } = discover([root])
  expect(short(files.map(({ path }) => path))).toEqual(['a/n.TXT', 'a/x_stats.csv', 'b.md'])
  expect(refused).toEqual([])
  expect(short(skipped)).toEqual(['.git', 'a/.hidden.md', 'logo.png', 'node_modules'])
})

test('links inside a folder are not followed, a link that is named itself is', () => {
  const outside = mkdtempSync(join(tmpdir(), 'assay-outside-'))
  writeFileSync(join(outside, 'secret.md'), 'secret')
  write('in.md', 'in')
  symlinkSync(join(outside, 'secret.md'), join(root, 'link.md'))
  symlinkSync(outside, join(root, 'folder'))
  symlinkSync(root, join(root, 'loop'))
  const { files, skipped } = discover([root])
  expect(short(files.map(({ path }) => path))).toEqual(['in.md'])
  expect(short(skipped)).toEqual(['folder', 'link.md', 'loop'])
  expect(discover([join(root, 'link.md')]).files).toHaveLength(1)
  rmSync(outside, { recursive: true })
})

test('a file that two paths reach is read once', () => {
  const file = write('a.md', 'a')
  expect(discover([root, file, root]).files).toHaveLength(1)
})

test('a file over the limit is refused without being read', () => {
  const file = write('big_stats.csv', '')
  truncateSync(file, 60 * 1024 * 1024)
  write('small.md', 'x')
  const { files, refused } = discover([root])
  expect(refused).toEqual([{ path: file, message: '60.0 MB; files over 50.0 MB are not read' }])
  expect(files).toHaveLength(1)
})

test('a missing path is a message, not an exception', () => {
  const { refused } = discover([join(root, 'nothing.md')])
  expect(refused).toEqual([{ path: join(root, 'nothing.md'), message: 'there is no such file or folder' }])
})

test('a named file of any type is looked at', () => {
  expect(discover([write('log.jtl', 'x')]).files).toHaveLength(1)
})

test('an import larger than memory should hold takes what fits and names the rest', () => {
  for (const name of ['a.md', 'b.md', 'c.md']) write(name, 'x'.repeat(400_000))
  const { files, refused } = discover([root], { largestTotalBytes: 1024 * 1024 })
  expect(files.map(({ path }) => path.slice(-4))).toEqual(['a.md', 'b.md'])
  expect(refused.map(({ message }) => message)).toEqual(['one import takes 1 MB in all; import the rest by itself'])
})
