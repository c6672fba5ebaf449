import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { startBuiltServer } from './built-server'
import { findChromium, launch } from './chromium'

/**
 * The picture at the top of the README: `npm run build && npx tsx tests/e2e/readme-picture.ts`.
 * The overview of the sample program at 1440 × 1000 px in the light theme, as .github/overview.png.
 */
const executable = findChromium()
if (executable === null) throw new Error('Needs a Chromium: install one or set CHROMIUM_PATH.')
const file = resolve(import.meta.dirname, '../../.github/overview.png')
mkdirSync(dirname(file), { recursive: true })
const server = await startBuiltServer()
const browser = await launch(executable)
const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, colorScheme: 'light' })
await page.goto(server.url, { waitUntil: 'networkidle' })
await page.screenshot({ path: file })
await browser.close()
await server.stop()
process.stdout.write(`${file}\n`)
