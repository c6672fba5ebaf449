import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { startSampleAsOwner } from '../owned-sample'
import { filesWithQuestions } from './asked'
import { choose, open, openAround, tabTo, type } from './hands'

interface Question {
  /** The page that is opened. */
  at: string
  /** The form's field that is filled: typed into, or gone through by the arrows (`null`: any other value). */
  field: string
  value?: string | null
  /** Pressed first: boxes to tick. */
  ticks?: string
  /** Where Enter on the form's button leads. */
  leadsTo: RegExp
}

/** One question for every source of a form that asks; a list where its forms differ. */
const questions: Record<string, Question | Question[]> = {
  'components/audit-parts.tsx': { at: '/audit', field: 'select[name=actor]', value: null, leadsTo: /actor=\w/ },
  'components/changes-chooser.tsx': [
    { at: '/changes', field: 'select[name=document]', leadsTo: /document=\w/ },
    { at: '/changes', field: 'select[name=from]', leadsTo: /from=/ },
  ],
  'components/claim-tools.tsx': {
    at: '/claims',
    field: 'main input[name=q]',
    value: 'index',
    leadsTo: /claims\?.*q=index/,
  },
  'components/compare-chooser.tsx': {
    at: '/evidence/compare',
    field: '.table-tools input[name=run]',
    value: 'v45',
    leadsTo: /run=v45/,
  },
  'components/data-table.tsx': {
    at: '/evidence/v45_200u_r5_pool140_pgbouncer',
    field: 'main input[type=search]',
    value: 'login',
    leadsTo: /q=login/,
  },
  'components/evidence-filter.tsx': { at: '/evidence', field: 'main input[name=q]', value: 'v45', leadsTo: /q=v45/ },
  'components/evidence-table.tsx': {
    at: '/evidence',
    field: 'tbody input[name=run]',
    ticks: 'tbody input[name=run]:not(:checked)',
    leadsTo: /compare\?.*run=.*run=/,
  },
  'components/letterhead.tsx': {
    at: '/tiers',
    field: '#as-of',
    // As a date field takes it from an American keyboard.
    value: '01142026',
    leadsTo: /as-of=2026-01-14/,
  },
  'components/moment-chooser.tsx': { at: '/tiers', field: 'select[name=as-of]', leadsTo: /as-of=\d/ },
  'components/rail.tsx': {
    at: '/tiers',
    field: '.rail-search input[name=q]',
    value: 'index',
    leadsTo: /search\?q=index/,
  },
  'components/rule-forms.tsx': {
    at: '/criteria/tier-1/p99-response-time',
    field: '#acts input[name=rule]',
    value: 'p99(*) < 3s',
    leadsTo: /rule=p99/,
  },
  'components/run-more.tsx': {
    at: '/evidence/v45_200u_r5_pool140_pgbouncer',
    field: 'form[action="/evidence/compare"] input[name=run][type=text]',
    value: 'v40',
    leadsTo: /compare\?.*run=v40/,
  },
  'components/search-form.tsx': { at: '/search', field: 'main input[name=q]', value: 'exports', leadsTo: /q=exports/ },
  'components/setting-forms.tsx': {
    at: '/settings',
    field: 'input[name=days]',
    value: '21',
    leadsTo: /days=21/,
  },
  'components/task-filter.tsx': { at: '/weeks/1', field: 'main input[name=q]', value: 'cache', leadsTo: /q=cache/ },
  'components/trend-chooser.tsx': {
    at: '/evidence/trend',
    field: 'select[name=metric]',
    value: null,
    leadsTo: /metric=/,
  },
  'components/try-rule.tsx': {
    at: '/help/rules',
    field: '#try input[name=rule], form[action="#try"] input[name=rule]',
    value: 'p99(*) < 1s',
    leadsTo: /rule=p99/,
  },
  'routes/documents.$doc_.annotate.tsx': [],
}

/** Asks every question by keyboard; each leads to an address of its own. A form that none stands for fails the test. */
export async function everyQuestionByKeyboard(browser: Browser): Promise<void> {
  const unasked = filesWithQuestions().filter((file) => !Object.hasOwn(questions, file))
  assert.deepEqual(unasked, [], 'forms that ask and that nothing walks')
  const { context, stop } = await startSampleAsOwner(browser)
  try {
    const page = await context.newPage()
    for (const [file, one] of Object.entries(questions))
      for (const question of [one].flat())
        await ask(page, file, question).catch((error: Error) => {
          throw new Error(`${file} on ${page.url()}: ${error.message}`)
        })
    await takeAnnotated(page)
    await slideThroughMoments(page)
  } finally {
    await stop()
  }
}

/** The patch of a tracker: what its form leads to is a file. */
async function takeAnnotated(page: Page): Promise<void> {
  await page.goto('/documents')
  const href = await page.locator('main table a[href^="/documents/"]').first().getAttribute('href')
  await open(page, `${href}/annotate`)
  for (const button of ['button.primary', 'button:not(.primary)']) {
    await tabTo(page, `form.annotation .actions ${button}`)
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    assert.match(file.suggestedFilename(), /\.(patch|md)$/)
    await file.cancel()
  }
}

/** The slider of moments: to tab to it goes nowhere, an arrow goes to the day before. */
async function slideThroughMoments(page: Page): Promise<void> {
  await open(page, '/tiers')
  await openAround(page, 'select[name=as-of]')
  await tabTo(page, '.moment-slider input')
  assert.equal(new URL(page.url()).search, '')
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/as-of=/)
}

async function ask(page: Page, file: string, { at, field, value, ticks, leadsTo }: Question): Promise<void> {
  await open(page, at)
  await openAround(page, field)
  if (ticks !== undefined)
    for (let times = 0; times < 2; times += 1) {
      await tabTo(page, ticks)
      await page.keyboard.press('Space')
    }
  else if (field.includes('select')) {
    if (value === undefined) await tabTo(page, field)
    else await choose(page, field, value)
  } else if (field === '#as-of') {
    await tabTo(page, field)
    await page.keyboard.type(String(value))
  } else await type(page, field, String(value))
  // The search of the rail has no button: Enter in its field sends it.
  const button = 'form:focus-within button[type=submit]'
  if ((await page.locator(button).count()) > 0) await tabTo(page, button)
  await page.keyboard.press('Enter')
  await page.waitForURL(leadsTo).catch(() => assert.fail(`${file}: Enter leads to ${page.url()} and not to ${leadsTo}`))
  await page.locator('main h1').waitFor()
}
