import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findChromium } from '~/server/find-chromium'
import { PrintFailed, printPdf } from '~/server/print-pdf'
import { cli } from '../../support/cli'
import { startPageServer } from '../../support/page-server'
import { temporaryFolder } from '../../support/temporary'

afterEach(() => vi.unstubAllEnvs())

const chromium = findChromium()

/** A stand-in for a browser, as a shell script. */
function fakeBrowser(script: string): string {
  const file = join(temporaryFolder(), 'browser.sh')
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

const url = 'http://127.0.0.1:9/'

test('ASSAY_CHROMIUM names the browser, and no other is taken in its place', () => {
  const browser = fakeBrowser('exit 0')
  vi.stubEnv('ASSAY_CHROMIUM', browser)
  expect(findChromium()).toBe(browser)
  vi.stubEnv('ASSAY_CHROMIUM', join(temporaryFolder(), 'nothing'))
  expect(findChromium()).toBeNull()
  vi.stubEnv('ASSAY_CHROMIUM', '')
  vi.stubEnv('PATH', temporaryFolder())
  if (process.platform !== 'darwin') expect(findChromium()).toBeNull()
})

test('without a browser the command says what to do, and writes nothing', async () => {
  vi.stubEnv('ASSAY_CHROMIUM', '/nowhere/chromium')
  const folder = temporaryFolder()
  const db = join(folder, 'a.sqlite')
  await cli(['import', join(import.meta.dirname, '../../fixtures/small-program'), '--db', db])
  const { code, err } = await cli(['report', 'tier', '1', '--db', db, '--pdf', join(folder, 'tier.pdf')])
  expect(code).toBe(2)
  expect(err).toContain('ASSAY_CHROMIUM names /nowhere/chromium, which cannot be run. Install one')
  expect(readdirSync(folder)).not.toContain('tier.pdf')
})

test('a browser that fails, writes no PDF, or never ends is told apart, and leaves nothing behind', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('assay-pdf-'))
  const failing = printPdf({ chromium: fakeBrowser('echo no display >&2; exit 3'), url, withinMs: 5000 })
  await expect(failing).rejects.toThrow(/ended with code 3: no display/)
  const empty = printPdf({ chromium: fakeBrowser('exit 0'), url, withinMs: 5000 })
  await expect(empty).rejects.toThrow(/without writing a PDF/)
  const endless = printPdf({ chromium: fakeBrowser('sleep 600'), url, withinMs: 200 })
  await expect(endless).rejects.toThrow(/did not finish within 0 s and was ended/)
  await expect(printPdf({ chromium: '/nowhere/chromium', url, withinMs: 5000 })).rejects.toThrow(PrintFailed)
  const after = readdirSync(tmpdir()).filter((name) => name.startsWith('assay-pdf-'))
  expect(after).toEqual(before)
})

const describeBrowser =
  chromium === null
    ? (name: string, body: () => void) =>
        describe.skip(`${name} (skipped: no Chromium on PATH or in ASSAY_CHROMIUM)`, body)
    : describe

describeBrowser('with an installed Chromium', () => {
  test('a page becomes a PDF', async () => {
    const { url: origin } = await startPageServer()
    const pdf = await printPdf({ chromium: chromium as string, url: `${origin}/tables`, withinMs: 60_000 })
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(5000)
  })
})
