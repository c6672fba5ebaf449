import { expect, test } from 'vitest'
import {
  claimClasses,
  findingCodes,
  loadMetrics,
  operators,
  otherMetrics,
  provenances,
  reasonCodes,
  severities,
  tierStates,
  verdicts,
} from '~/domain/vocabulary'
import { unknownReasons } from '~/domain/work/work-figure'
import { findingTitles } from '~/reports/messages'
import { helpParts } from '~/reports/messages/help'
import { reasonHelp } from '~/reports/messages/help-reasons'
import { unknownSentences } from '~/reports/messages/money'
import { startPageServer } from '../support/page-server'

async function pagesOf(paths: string[]): Promise<string[]> {
  const server = await startPageServer()
  return Promise.all(paths.map(async (path) => (await server.ask(path, { headers: { Accept: 'text/html' } })).text()))
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

test('every verdict, state, reason, finding, class, metric and operator has its place in the help', async () => {
  const [book, rules] = (await pagesOf(['/help', '/help/rules'])) as [string, string]
  for (const code of [...reasonCodes, ...findingCodes]) expect(book, code).toContain(`>${code}</code>`)
  for (const title of Object.values(findingTitles)) expect(book).toContain(title)
  for (const name of [...verdicts, ...tierStates, ...claimClasses]) expect(book).toContain(name.split('_')[0] as string)
  for (const name of [...severities, ...provenances]) expect(book).toContain(name.slice(0, 4))
  for (const reason of unknownReasons) expect(book).toContain(unknownSentences[reason])
  for (const metric of [...loadMetrics, ...otherMetrics]) expect(rules, metric).toContain(`<code>${metric}</code>`)
  for (const sign of operators) expect(rules).toContain(`<code>${escaped(sign)}</code>`)
})

test('the list of contents names every chapter once, and each is on the page', async () => {
  const [book] = (await pagesOf(['/help'])) as [string]
  const ids = helpParts.flatMap(({ chapters }) => chapters.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) {
    expect(book.split(`href="#${id}"`)).toHaveLength(2)
    expect(book.split(`<section class="section" id="${id}"`)).toHaveLength(2)
  }
  const found = [...book.matchAll(/<section class="section" id="([^"]+)"/g)].map(([, id]) => id)
  expect(found).toEqual(ids)
})

test('every verdict has a reason that leads to it', () => {
  for (const verdict of verdicts)
    expect(
      reasonCodes.some((code) => (reasonHelp[code].of as readonly string[]).includes(verdict)),
      verdict,
    ).toBe(true)
})
