import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { historyLimits, readHistory } from '~importers/git/history'
import { gitRepository } from '../../support/git-repository'
import { temporaryFolder } from '../../support/temporary'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Long enough that git knows a renamed file again. */
const body = Array.from({ length: 30 }, (_, index) => `- [ ] Step ${index} of the plan`).join('\n')
const text = (state: string) => `# Plan\n\n${state}\n\n${body}\n`

test('every committed version comes with the date of its commit, oldest first', async () => {
  const { folder, commit } = gitRepository()
  const commits = [
    commit('2026-01-03T10:00:00Z', { 'docs/plan.md': text('first') }),
    commit('2026-01-05T12:00:00+08:00', { 'docs/plan.md': text('second') }),
  ]
  const { versions, refused } = await readHistory(folder, ['docs/plan.md'])
  expect(refused).toEqual([])
  expect(versions.map(({ at, file }) => [at, file.path, Buffer.from(file.bytes).toString('utf8')])).toEqual([
    ['2026-01-03T10:00:00.000Z', `${commits[0]?.slice(0, 12)}/docs/plan.md`, text('first')],
    ['2026-01-05T04:00:00.000Z', `${commits[1]?.slice(0, 12)}/docs/plan.md`, text('second')],
  ])
})

test('a renamed file is followed, and a commit that leaves its bytes alone is no version', async () => {
  const { folder, commit, git } = gitRepository()
  commit('2026-01-01T00:00:00Z', { 'tracker.md': text('first') })
  git(['mv', 'tracker.md', 'MASTER TRACKER.md'])
  commit('2026-01-02T00:00:00Z')
  commit('2026-01-03T00:00:00Z', { 'MASTER TRACKER.md': text('second'), 'other.txt': 'x' })
  const { versions } = await readHistory(folder, ['MASTER TRACKER.md'])
  expect(versions.map(({ at, file }) => [at.slice(0, 10), file.path.slice(13)])).toEqual([
    ['2026-01-01', 'tracker.md'],
    ['2026-01-03', 'MASTER TRACKER.md'],
  ])
})

test('a folder brings its Markdown files, a deleted file is still read, and a path of nothing is told', async () => {
  const { folder, commit, remove } = gitRepository()
  commit('2026-01-01T00:00:00Z', {
    'docs/a.md': text('a'),
    'docs/deep/b.md': text('b'),
    'docs/c.csv': 'c',
    'gone.md': 'gone',
  })
  remove('gone.md')
  commit('2026-01-02T00:00:00Z')
  const { versions, refused } = await readHistory(folder, ['docs', 'gone.md', 'never.md'])
  expect(versions.map(({ file }) => file.path.slice(13)).sort()).toEqual(['docs/a.md', 'docs/deep/b.md', 'gone.md'])
  expect(refused.map(({ path }) => path)).toEqual(['never.md'])
})

test('names that look like options or patterns are names', async () => {
  const { folder, commit } = gitRepository()
  const target = join(folder, 'written')
  commit('2026-01-01T00:00:00Z', {
    [`--output=${'written'}.md`]: text('odd'),
    ':(top)x.md': text('magic'),
    '[a].md': text('b'),
  })
  const { versions } = await readHistory(folder, ['--output=written.md', ':(top)x.md', '[a].md'])
  expect(versions).toHaveLength(3)
  expect(existsSync(target) || existsSync(`${target}.md.md`)).toBe(false)
})

test('what the repository configures is not run', async () => {
  const { folder, commit, git, write } = gitRepository()
  const marker = join(temporaryFolder(), 'ran')
  write('.gitattributes', '*.md diff=evil\n')
  commit('2026-01-01T00:00:00Z', { 'a.md': text('a') })
  commit('2026-01-02T00:00:00Z', { 'a.md': text('b') })
  const script = join(folder, '.git', 'evil.sh')
  writeFileSync(script, `#!/bin/sh\ntouch ${marker}\ncat "$1" 2>/dev/null\n`, { mode: 0o755 })
  for (const key of [
    'core.pager',
    'core.fsmonitor',
    'diff.external',
    'diff.evil.textconv',
    'diff.evil.command',
    'gpg.program',
  ])
    git(['config', key, script])
  git(['config', 'log.showSignature', 'true'])
  const { versions } = await readHistory(folder, ['a.md'])
  expect(versions).toHaveLength(2)
  expect(existsSync(marker)).toBe(false)
})

test('a replaced object does not rewrite history', async () => {
  const { folder, commit, git } = gitRepository()
  const first = commit('2026-01-01T00:00:00Z', { 'a.md': text('true') })
  const second = commit('2026-01-02T00:00:00Z', { 'a.md': text('false') })
  git(['replace', git(['rev-parse', `${first}:a.md`]), git(['rev-parse', `${second}:a.md`])])
  const { versions } = await readHistory(folder, ['a.md'])
  expect(versions.map(({ file }) => Buffer.from(file.bytes).toString('utf8'))).toEqual([text('true'), text('false')])
})

test('limits leave the oldest out by name, and a large file is refused while the rest is read', async () => {
  const { folder, commit } = gitRepository()
  for (const day of [1, 2, 3]) commit(`2026-01-0${day}T00:00:00Z`, { 'a.md': text(`day ${day}`) })
  commit('2026-01-04T00:00:00Z', { 'a.md': 'x'.repeat(5000) })
  const { versions, refused } = await readHistory(folder, ['a.md'], { ...historyLimits, versions: 3, fileBytes: 3000 })
  expect(versions.map(({ at }) => at.slice(0, 10))).toEqual(['2026-01-02', '2026-01-03'])
  expect(refused.map(({ message }) => message)).toEqual([
    'one import takes 3 versions; the oldest are left out',
    'too large to be read',
  ])
})

test('no repository, a path outside of it, an empty one and no git at all are said plainly', async () => {
  await expect(readHistory(temporaryFolder(), ['a.md'])).rejects.toThrow(/is no git repository/)
  await expect(readHistory(join(temporaryFolder(), 'nowhere'), ['a.md'])).rejects.toThrow(/is that a folder/)
  const { folder, commit } = gitRepository()
  await expect(readHistory(folder, ['a.md'])).rejects.toThrow(/the history cannot be read/)
  commit('2026-01-01T00:00:00Z', { 'a.md': text('a') })
  await expect(readHistory(folder, ['../elsewhere.md'])).rejects.toThrow(/lies outside/)
  vi.stubEnv('PATH', temporaryFolder())
  await expect(readHistory(folder, ['a.md'])).rejects.toThrow(/is git installed/)
})
