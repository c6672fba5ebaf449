import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotateSchema } from '~/reports/annotate-json'
import { cli, smallProgram } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

let template: string

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'assay-annotate-'))
  cpSync(smallProgram, template, { recursive: true })
  const tracker = join(template, 'tracker.md')
  const text = readFileSync(tracker, 'utf8')
  writeFileSync(tracker, text.replace('- [ ] Throughput >5 req/s', '- [x] Average response time <1ms'))
  const { code, err } = await cli(['import', template, '--program', 'trial', '--db', join(template, 'assay.sqlite')])
  if (code !== 0) throw new Error(err)
})

afterAll(() => rmSync(template, { recursive: true, force: true }))

/** The small program as imported, in a folder of its own, so that its tracker may be written. */
function imported() {
  const folder = temporaryFolder()
  cpSync(template, folder, { recursive: true })
  const db = join(folder, 'assay.sqlite')
  const tracker = join(folder, 'tracker.md')
  const annotate = (...args: string[]) => cli(['annotate', tracker, '--db', db, ...args])
  return { folder, db, tracker, annotate, received: readFileSync(tracker) }
}

test('the diff unticks what the evidence contradicts and names the value, the run and the verdict', async () => {
  const { annotate, tracker, received } = imported()
  const { code, out, err } = await annotate()
  expect(code).toBe(0)
  expect(out).toMatch(/^--- a\//)
  expect(out).toMatch(/^-- \[x\] Average response time <1ms$/m)
  expect(out).toMatch(/^\+- \[ \] Average response time <1ms \(Assay: avg [\d,.]+ ms in \S+, not met\)$/m)
  expect(err).toMatch(/hunks? in \d+ lines?/)
  expect(readFileSync(tracker)).toEqual(received)
})

test('what is written is what the diff says, and importing it again leaves nothing to annotate', async () => {
  const { annotate, tracker, folder, db, received } = imported()
  chmodSync(tracker, 0o640)
  const { out: diff } = await annotate()
  const { err } = await annotate('--write')
  expect(err).toContain(`Written to ${tracker}`)
  expect(statSync(tracker).mode & 0o777).toBe(0o640)
  const written = readFileSync(tracker)
  writeFileSync(tracker, received)
  const name = tracker.slice(folder.length + 1)
  writeFileSync(join(folder, 'the.patch'), `${diff.replace(/^(---|\+\+\+) ([ab])\/.*$/gm, `$1 $2/${name}`)}\n`)
  execFileSync('patch', ['-p1', '--fuzz=0', '-i', 'the.patch'], { cwd: folder, stdio: 'pipe' })
  expect(readFileSync(tracker)).toEqual(written)
  await cli(['import', tracker, '--program', 'trial', '--db', db])
  const claims = (await cli(['claims', '--db', db, '--json'])).json() as { class: string; document: string }[]
  const refuted = claims.filter((one) => /contradicted/.test(one.class) && one.document === tracker)
  expect(refuted).toEqual([])
  const again = await annotate()
  expect(again.out).toBe('')
  expect(again.err).toContain('Nothing to correct.')
})

test('a file that changed since it was imported is not written', async () => {
  const { annotate, tracker } = imported()
  writeFileSync(tracker, `${readFileSync(tracker, 'utf8')}\nmore\n`)
  const before = readFileSync(tracker)
  const { code, err } = await annotate('--write')
  expect(code).toBe(2)
  expect(err).toContain('has changed since it was imported')
  expect(readFileSync(tracker)).toEqual(before)
})

test('no temporary file stays behind, and a symbolic link stays a link', async () => {
  const { tracker, folder, db } = imported()
  const real = join(folder, 'real.md')
  renameSync(tracker, real)
  symlinkSync(real, tracker)
  const before = readdirSync(folder).sort()
  const { code } = await cli(['annotate', tracker, '--db', db, '--write'])
  expect(code).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(before)
  expect(lstatSync(tracker).isSymbolicLink()).toBe(true)
  expect(readFileSync(real, 'utf8')).toContain('(Assay: ')
})

test('a hunk or a class can be chosen, and unknown ones are refused by name', async () => {
  const { annotate } = imported()
  const all = annotateSchema.parse((await annotate('--json')).json())
  const one = annotateSchema.parse((await annotate('--json', '--hunk', '1')).json())
  expect(one.hunks).toEqual(all.hunks.slice(0, 1))
  const contradicted = annotateSchema.parse((await annotate('--json', '--only', 'contradicted')).json())
  const classes = contradicted.hunks.flatMap(({ reasons }) => reasons.map((reason) => reason.class))
  expect(new Set(classes)).toEqual(new Set(['contradicted']))
  expect(await annotate('--hunk', '999')).toMatchObject({ code: 2 })
  expect((await annotate('--only', 'supported')).err).toContain('contradicted, self_contradicted')
})
