import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { annotatedDocument } from './annotated'
import { axeOnEveryPage } from './axe-pages'
import { startBuiltServer } from './built-server'
import { findChromium, launch } from './chromium'
import { hostileProgram } from './hostile'
import { everyQuestionByKeyboard } from './keyboard/questions'
import { everyDeedByKeyboard } from './keyboard/walk'
import { managerWeek } from './manager-week'
import { watchIsAwake, watchNetwork } from './network'
import { paletteByKeyboard, searchWithoutScript } from './palette'
import { linksOfSearch } from './search-links'
import { signFlow } from './sign-flow'
import { type SmokeTest, smokeTests } from './smoke'
import { linksOfMarkup, markupOfMeddledPage } from './standing-markup'
import { threeClicks } from './three-clicks'

const tests: SmokeTest[] = [
  ...smokeTests,
  {
    name: 'from the overview to the CSV row that blocks Tier 1 in at most three clicks',
    run: ({ browser, url }) => threeClicks(browser, url),
  },
  {
    name: 'links of the overview lead to their pages within the page, and back to all of it',
    run: ({ browser, url }) => linksOfMarkup(browser, url),
  },
  {
    name: 'links of a search change what is found within the page, forth and back',
    run: ({ browser, url }) => linksOfSearch(browser, url),
  },
  {
    name: 'a page that an extension has written into before its scripts ran is whole afterwards',
    run: ({ browser, url }) => markupOfMeddledPage(browser, url),
  },
  {
    name: 'a stakeholder signs without scripts, and a later run that fails shows everywhere',
    run: ({ browser }) => signFlow(browser),
  },
  {
    name: 'an annotated document is read without scripts, by keyboard and by line',
    run: ({ browser, url }) => annotatedDocument(browser, url),
  },
  {
    name: 'axe finds nothing serious on a page of every kind, as an owner sees it',
    run: ({ browser }) => axeOnEveryPage(browser),
  },
  {
    name: 'the palette is used by keyboard alone, at 375 pixels, and gives the focus back',
    run: ({ browser, url }) => paletteByKeyboard(browser, url),
  },
  {
    name: 'without scripts a search finds, jumps to the line and offers the nearest words',
    run: ({ browser, url }) => searchWithoutScript(browser, url),
  },
  {
    name: 'a manager’s Monday by keyboard alone: review, hours, proofs',
    run: ({ browser }) => managerWeek(browser),
  },
  { name: 'a program whose every text is a script runs none', run: ({ browser }) => hostileProgram(browser) },
  {
    name: 'every form of the app is sent by keyboard alone, and the focus is never lost',
    run: ({ browser }) => everyDeedByKeyboard(browser),
  },
  {
    name: 'every form that asks is filled and sent by keyboard alone',
    run: ({ browser }) => everyQuestionByKeyboard(browser),
  },
  {
    name: 'a request to another host is refused by the browser and would fail its test',
    run: ({ unwatched }) => watchIsAwake(unwatched),
  },
]

/** Tests at a time, each in a browser context of its own: a browser and a server keep two cores busy. */
const lanes = 2

/** The longest begin first, so that none of them is left alone at the end. */
function longestFirst(all: readonly SmokeTest[]): SmokeTest[] {
  const isLong = ({ name }: SmokeTest) => /axe|script runs none|every page|Monday|every form/.test(name)
  return [...all.filter(isLong), ...all.filter((test) => !isLong(test))]
}

/** `tsx tests/e2e/run.ts [REPORT.json]`: the browser tests without any network, a line each, totals at the end. */
const reportFile = process.argv[2]

function report(passed: number, failed: number, skipped: number): void {
  process.stdout.write(`browser: ${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  if (reportFile === undefined) return
  mkdirSync(dirname(reportFile), { recursive: true })
  const totals = { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numFailedTestSuites: 0 }
  writeFileSync(reportFile, JSON.stringify(totals))
}

async function main(): Promise<number> {
  const executable = findChromium()
  if (executable === null) {
    const required = process.env.CI === 'true' || process.env.CI === '1'
    process.stdout.write(
      `${required ? 'FAILED' : 'SKIPPED'}: no Chromium found. Install one (Debian: apt-get install chromium; others: https://www.chromium.org/getting-involved/download-chromium) or set CHROMIUM_PATH.\n`,
    )
    report(0, required ? 1 : 0, required ? 0 : tests.length)
    return required ? 1 : 0
  }
  const server = await startBuiltServer()
  const browser = await launch(executable)
  let failed = 0
  const waiting = longestFirst(tests)
  const work = async () => {
    for (let test = waiting.shift(); test !== undefined; test = waiting.shift()) {
      const { name, run } = test
      const started = performance.now()
      const watched = watchNetwork(browser)
      try {
        await run({ browser: watched.browser, unwatched: browser, url: server.url })
        const strays = watched.strays()
        if (strays.length > 0) throw new Error(`asked for ${strays.slice(0, 5).join(', ')}`)
        process.stdout.write(`  ok    ${name} (${Math.round(performance.now() - started)} ms)\n`)
      } catch (error) {
        failed += 1
        process.stdout.write(`  FAIL  ${name}\n${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  await browser.close()
  await server.stop()
  report(tests.length - failed, failed, 0)
  return failed > 0 ? 1 : 0
}

process.exitCode = await main()
