import type { Page } from 'playwright-core'
import { patternOf, routeRules } from '~/server/route-rules'

/** Addresses that are no pages: files, feeds, the API, and what only leads on. */
const noPage =
  /\.(csv|json|md|zip|atom|ics|svg)$|\/files\/|\/snapshots\/|^\/api\/|^\/healthz|^\/metrics|^\/attached\/|^\/search\/suggest|^\/sign-out|^\/theme|\/\*$/

/** The address without what is asked of it. */
export function pageOf(path: string): string {
  return path.split(/[?#]/, 1)[0] as string
}

/**
 * Addresses of every kind of page, at most `each` of a kind: those with a fixed address from the
 * rules of the server, the others by following the links of the pages found so far. `look` is called
 * while each stands open, so that whoever wants to see them all opens each once.
 */
export async function pagesOfEveryKind(
  page: Page,
  each: number,
  look: (path: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const open = Object.keys(routeRules).filter((path) => !path.includes(':') && !noPage.test(path))
  const found = new Set<string>()
  const kinds = new Map<string, number>()
  while (open.length > 0) {
    const path = open.shift() as string
    const kind = patternOf(path)
    const count = kinds.get(kind) ?? 0
    if (found.has(path) || noPage.test(path) || count >= each) continue
    const answer = await page.goto(path)
    if (answer === null || answer.status() >= 500) throw new Error(`${path} answers ${answer?.status()}`)
    kinds.set(kind, count + 1)
    found.add(path)
    const links = await page.$$eval('a[href]:not([download])', (all) =>
      all.map((link) => link.getAttribute('href') as string),
    )
    const outside = links.filter((link) => !/^[/#?]/.test(link) && !/^https?:|^mailto:/.test(link))
    if (outside.length > 0) throw new Error(`${path} links to ${outside[0]}`)
    open.push(...links.filter((link) => link.startsWith('/')).map(pageOf))
    await look(path)
  }
  return [...found]
}
