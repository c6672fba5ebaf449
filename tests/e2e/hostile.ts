import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startBuiltServer } from './built-server'

const payload = `<script>window.pwned=1</script><img src=x onerror="window.pwned=1">`
const tracker = `# Tracker ${payload}

**Status:** ${payload}

## Week 1: ${payload}
- [x] Task \`</script><script>window.pwned=1</script>\` [a](javascript:window.pwned=1)

## Tier 1: ${payload}
- [x] p95 < 200ms ${payload}
- [ ] constructor p95 < 3s
`

const columns =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,' +
  'Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,99%,100%'
const names = [payload, '</script><script>window.pwned=1</script>', '__proto__', '"onmouseover="window.pwned=1']
const figures = '1000,3,5,5.0,1,900,100,1.0,0.0,5,7,9,900'

function writeHostileProgram(folder: string): void {
  const rows = names.map((name) => `GET,"${name.replaceAll('"', '""')}",${figures}`)
  const total = `,Aggregated,4000,12,5,5.0,1,900,100,4.0,0.0,5,7,9,900`
  writeFileSync(join(folder, 'tracker.md'), tracker)
  writeFileSync(join(folder, '__proto___stats.csv'), [columns, ...rows, total, ''].join('\n'))
}

/** Every page that links lead to, on a program whose every text is a script: none runs, none is refused either. */
export async function hostileProgram(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-hostile-'))
  writeHostileProgram(folder)
  const server = await startBuiltServer([folder]).finally(() => rmSync(folder, { recursive: true, force: true }))
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`${page.url()} ${error.message}`))
  try {
    const visited = new Set<string>()
    const open = ['/']
    while (open.length > 0 && visited.size < 40) {
      const path = open.shift() as string
      if (visited.has(path)) continue
      visited.add(path)
      const answer = await page.goto(server.url + path)
      if (answer?.ok() !== true) problems.push(`${path} answers ${answer?.status()}`)
      const found = await page.evaluate(() => ({
        ran: 'pwned' in window,
        links: [...document.querySelectorAll<HTMLAnchorElement>('a:not([download])')].map((link) => link.href),
      }))
      if (found.ran) problems.push(`${path} ran a script of the documents`)
      for (const link of found.links) {
        if (!link.startsWith(server.url)) problems.push(`${path} links to ${link}`)
        else if (!link.includes('#')) open.push(link.slice(server.url.length))
      }
    }
    if (visited.size < 10) problems.push(`only ${visited.size} pages found`)
  } finally {
    await page.close()
    await server.stop()
  }
  if (problems.length > 0) throw new Error(problems.slice(0, 10).join('\n'))
}
