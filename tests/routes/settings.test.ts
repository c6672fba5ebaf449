import { describe, expect, test } from 'vitest'
import { loadProgramState } from '~db/queries/load-state'
import { listPrograms } from '~db/queries/programs'
import { verifyDatabase } from '~db/verify/verify-database'
import { startPageServer } from '../support/page-server'

const fieldOf = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&')

async function open() {
  const { db, url, ask, headersOf } = await startPageServer()
  const manager = headersOf('manager')
  const slug = listPrograms(db)[0]!.slug
  const settings = (asOf = new Date(Date.now() + 86_400_000).toISOString()) =>
    loadProgramState(db, { program: slug, asOf }).settings
  const post = (fields: Record<string, string>, path = '/settings') =>
    ask(path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...manager, Origin: new URL(url).origin, 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams(fields),
    })
  const get = async (path: string) => (await ask(path, { headers: manager })).text()
  return { db, settings, post, get, ask, headersOf }
}

describe('settings', () => {
  test('are previewed, recorded under a name, hold from then on, and can be given back', async () => {
    const { db, settings, post, get } = await open()
    const stated = settings().stalenessDays
    const path = '/settings?setting=stalenessDays&days=77'
    const shown = await get(path)
    expect(shown).toMatch(/No verdict would move|What would move/)
    expect(settings().stalenessDays).toBe(stated)
    const seen = fieldOf(shown, 'seen')!
    const saved = await post({ intent: 'setting_save', setting: 'stalenessDays', days: '77', seen }, path)
    expect(saved.status).toBe(303)
    expect(settings()).toMatchObject({ stalenessDays: 77, beneath: { stalenessDays: stated } })
    expect(settings('2026-03-16T00:00:00.000Z').stalenessDays).toBe(stated)
    expect(await get('/settings')).toContain('changed by manager-one')
    expect(verifyDatabase(db.file).troubles).toEqual([])
    await post({ intent: 'setting_back', setting: 'stalenessDays' })
    expect(settings().stalenessDays).toBe(stated)
  })
  test('are not recorded without the preview that was read, and what was typed stays', async () => {
    const { settings, post, get } = await open()
    const path = '/settings?setting=groups&name=pay&globs=POST+%2Fpay*'
    const refused = await post(
      { intent: 'setting_save', setting: 'groups', name: 'pay', globs: 'POST /pay*', seen: 'x' },
      path,
    )
    expect(refused.status).toBe(400)
    const page = await refused.text()
    expect(page).toContain('What this change would move is not what you were shown')
    expect(page).toContain('POST /pay*')
    const seen = fieldOf(await get(path), 'seen')!
    await post({ intent: 'setting_save', setting: 'groups', name: 'pay', globs: 'POST /pay*', seen }, path)
    expect(settings().groups).toContainEqual({ name: 'pay', globs: ['POST /pay*'], inferred: false })
  })
  test.each([
    ['setting=stalenessDays&days=0', 'Days are a whole number'],
    ['setting=qualifying&minUsers=many', 'A least number is a whole number'],
    ['setting=groups&name=a%20b&globs=x', 'The name of a group'],
    ['setting=colour', 'Settings'],
  ])('%s is refused in words', async (query, words) => {
    const { get } = await open()
    expect(await get(`/settings?${query}`)).toContain(words)
  })
  test('a webhook is set with a key that no page shows again', async () => {
    const { db, post, get } = await open()
    const secret = 'sixteen characters and more'
    const bad = await post({ intent: 'webhook_set', url: 'http://127.0.0.1/x', secret })
    expect(await bad.text()).toContain('http://127.0.0.1/x')
    expect(bad.status).toBe(400)
    await post({ intent: 'webhook_set', url: 'https://hooks.example.com/secret-path', secret })
    const page = await get('/settings')
    expect(page).toContain('hooks.example.com')
    expect(page).not.toContain(secret)
    expect(page).not.toContain('secret-path')
    expect(verifyDatabase(db.file).troubles).toEqual([])
  })
  test('show a developer the rules that wait, and no form that is not theirs', async () => {
    const { ask, headersOf } = await open()
    const page = await (await ask('/settings', { headers: headersOf('developer') })).text()
    expect(page).toContain('Owners and managers change these')
    expect(page).not.toContain('webhook_set')
  })
})
