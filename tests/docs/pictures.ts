import { statSync } from 'node:fs'
import { join } from 'node:path'
import { startBuiltServer } from '../e2e/built-server'
import { findChromium, launch } from '../e2e/chromium'
import { root } from './source-tree'

interface Picture {
  file: string
  path: string
  height: number
  /** What the page shows only once the server has worked it out: it is asked again until then. */
  awaits?: string
}

/** What the README shows of the sample; the widths are of a laptop, the heights of what matters. */
const pictures: readonly Picture[] = [
  { file: 'overview.png', path: '/?program=ahsp-optimization', height: 900, awaits: 'polyline.curve-proven' },
  { file: 'tier.png', path: '/tiers/tier-1?program=ahsp-optimization', height: 900 },
  { file: 'run.png', path: '/evidence/v45_200u_r5_pool140_pgbouncer?program=ahsp-optimization', height: 900 },
  { file: 'claims.png', path: '/claims?program=ahsp-optimization', height: 900 },
  { file: 'review.png', path: '/review/2?program=ahsp-optimization', height: 900 },
  { file: 'timeline.png', path: '/timeline?program=ahsp-optimization', height: 900 },
]

/** Opens the built server on the sample alone and takes every picture of `.github/`. */
export async function takePictures(): Promise<void> {
  const executable = findChromium()
  if (executable === null) throw new Error('Needs a Chromium: install one or set CHROMIUM_PATH.')
  const server = await startBuiltServer()
  const browser = await launch(executable)
  try {
    const context = await browser.newContext({ baseURL: server.url, colorScheme: 'light', reducedMotion: 'reduce' })
    const page = await context.newPage()
    for (const { file, path, height, awaits } of pictures) {
      await page.setViewportSize({ width: 1440, height })
      const answer = await page.goto(path)
      if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`)
      for (let again = 0; awaits !== undefined && (await page.locator(awaits).count()) === 0; again++) {
        if (again === 120) throw new Error(`${path} never shows ${awaits}`)
        await page.waitForTimeout(500)
        await page.reload()
      }
      await page.evaluate(() => document.fonts.ready)
      const target = join(root, '.github', file)
      await page.screenshot({ path: target, animations: 'disabled', caret: 'hide' })
      console.log(`.github/${file}: ${Math.round(statSync(target).size / 1024)} KB`)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}
