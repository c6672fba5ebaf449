import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findChromium, launch } from './chromium'

/**
 * `tsx tests/e2e/screenshots.ts URL [PATH…]`: pictures at 375 and 1440 px, light and dark, in tests/e2e/output.
 * The pictures of the README are made by `npm run docs -- --pictures`.
 */
const [url, ...paths] = process.argv.slice(2)
const executable = findChromium()
if (url === undefined || executable === null) throw new Error('Needs the address of a running server and a Chromium.')
const folder = resolve(import.meta.dirname, 'output')
mkdirSync(folder, { recursive: true })
const browser = await launch(executable)
for (const width of [1440, 375])
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
    const page = await context.newPage()
    for (const path of paths.length === 0 ? ['/'] : paths) {
      await page.goto(new URL(path, url).href, { waitUntil: 'networkidle' })
      const name = path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'overview'
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    }
    await context.close()
  }
await browser.close()
