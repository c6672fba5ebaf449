import { expect, test } from 'vitest'
import { routeRules } from '~/server/route-rules'
import { startPageServer } from '../support/page-server'
import { received } from '../support/read-evidence'

/** Addresses that are no pages of a program: files, feeds, the API, and what only leads on. */
const noPage =
  /\.(?:csv|json|md|zip|atom|ics|svg)$|^\/(?:api|import|search)\b|^\/(?:healthz|sign-(?:in|out)|theme)$|[*:]/
const pages = Object.keys(routeRules).filter((path) => !noPage.test(path))

interface Shown {
  status: number
  /** Boxes that say what is missing: title and the words below it. */
  empties: { title: string; words: string }[]
  text: string
}

async function shown(files: ReturnType<typeof received>[]): Promise<Map<string, Shown>> {
  const server = await startPageServer({ files })
  const headers = { Accept: 'text/html', ...server.headersOf('owner') }
  const answers = new Map<string, Shown>()
  for (const path of pages) {
    const answer = await server.ask(path, { headers })
    const page = (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')
    const text = page.slice(page.indexOf('<main'))
    const empties = [...text.matchAll(/<div class="empty"><strong>([\s\S]*?)<\/strong>([\s\S]*?)<\/div>/g)]
    answers.set(path, {
      status: answer.status,
      text,
      empties: empties.map(([, title, words]) => ({
        title: title as string,
        words: (words as string).replace(/<[^>]*>/g, ''),
      })),
    })
  }
  return answers
}

/** What is asked of one who reads nothing but the title: those are complete sentences. */
const sayAll = new Set(['Every rule is confirmed or written.', 'Nobody has recorded hours or cost yet.'])

test('a tracker with one heading: every page stands, and every empty place says what would be there', async () => {
  const answers = await shown([received('tracker.md', '# Tracker of the mill\n')])
  const wrong = [...answers].flatMap(([path, { status, empties }]) => [
    ...(status >= 400 ? [`${path} answers ${status}`] : []),
    ...empties
      .filter(({ title, words }) => words.trim().length < 20 && !sayAll.has(title))
      .map(({ title, words }) => `${path}: “${title}” ${words}`),
  ])
  expect(wrong).toEqual([])
  for (const path of [
    '/',
    '/targets',
    '/tiers',
    '/weeks',
    '/reviews',
    '/risks',
    '/milestones',
    '/deliverables',
    '/plan',
  ])
    expect(answers.get(path)?.text, path).toContain('href="/help/first-steps"')
})

test('without any program every page says how to begin, and the help stands', async () => {
  const answers = await shown([])
  const wrong = [...answers].flatMap(([path, { status, text }]) => {
    if (status < 400) return []
    return status === 404 && text.includes('/import') && text.includes('/help/first-steps')
      ? []
      : [`${path} answers ${status}`]
  })
  expect(wrong).toEqual([])
  expect(answers.get('/help/rules')?.text).toContain('No program yet')
})
