import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { root } from './source-tree'

/** What the README shows of the sample; the widths are of a laptop, the heights of what matters. */
const pictures = [
  { file: 'overview.png', path: '/?program=ahsp-optimization', height: 900 },
  { file: 'tier.png', path: '/tiers/tier-1?program=ahsp-optimization', height: 900 },
  { file: 'run.png', path: '/evidence/v45_200u_r5_pool140_pgbouncer?program=ahsp-optimization', height: 900 },
  { file: 'claims.png', path: '/claims?program=ahsp-optimization', height: 900 },
  { file: 'review.png', path: '/review/2?program=ahsp-optimization', height: 900 },
  { file: 'timeline.png', path: '/timeline?program=ahsp-optimization', height: 900 },
] as const

/** Opens the built server on the sample alone and takes every picture of `.github/`. */
export async function takePictures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-pictures-'))
  const database = join(folder, 'sample.sqlite')
  try {
    await finished(['import', join(root, 'content/ahsp-optimization'), '--db', database])
    const server = await serve(database)
    try {
      await shoot(server.url)
    } finally {
      server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function shoot(base: string): Promise<void> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] })
  const context = await browser.newContext({ baseURL: base, colorScheme: 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  for (const { file, path, height } of pictures) {
    await page.setViewportSize({ width: 1440, height })
    const answer = await page.goto(path)
    if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`)
    await page.evaluate(() => document.fonts.ready)
    const target = join(root, '.github', file)
    await page.screenshot({ path: target, animations: 'disabled', caret: 'hide' })
    console.log(`.github/${file}: ${Math.round(statSync(target).size / 1024)} KB`)
  }
  await browser.close()
}

function start(args: string[]) {
  return spawn(process.execPath, [join(root, 'build/node/cli.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function finished(args: string[]): Promise<void> {
  const child = start(args)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(said))))
  })
}

function serve(database: string): Promise<{ url: string; stop: () => void }> {
  const child = start(['serve', '--port', '0', '--db', database])
  let said = ''
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', () => fail(new Error(said)))
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
        if (url !== undefined) done({ url, stop: () => child.kill('SIGTERM') })
      })
  })
}
