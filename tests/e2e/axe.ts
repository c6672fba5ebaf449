import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

// The file of the version that @axe-core/playwright is tested with.
const ofPlaywright = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const source = readFileSync(ofPlaywright.resolve('axe-core/axe.min.js'), 'utf8')

export interface Violation {
  serious: boolean
  text: string
}

/**
 * What axe, with all its rules, finds on the page or in one part of it. It runs in the page itself and
 * hands over its violations alone: the lists of everything that is in order weigh more than the page.
 */
export async function violationsOf(page: Page, within?: string): Promise<Violation[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames, which axe is not put into here`)
  // A string is evaluated past the page's policy, as the tools of a browser are.
  await page.evaluate(`if (window.axe === undefined) { ${source} }`)
  const { violations } = await page.evaluate(
    ({ part }) => {
      const { axe } = window as unknown as { axe: { run(context: unknown, options: object): Promise<AxeResults> } }
      return axe.run(part ?? document, { resultTypes: ['violations'], reporter: 'v1' })
    },
    { part: within },
  )
  return violations.map(({ id, impact, nodes }) => ({
    serious: impact === 'serious' || impact === 'critical',
    text: `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  }))
}
