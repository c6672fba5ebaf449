import { expect, test } from 'vitest'
import { KeptMarkup } from '~/server/kept-markup'
import { routeRules } from '~/server/route-rules'
import { type Asker, startPageServer } from '../support/page-server'

/** Knows nothing while it is off: every piece is rendered anew. */
class Switched extends KeptMarkup {
  isOn = true
  found = new Map<string, number>()
  override find(key: string): ReturnType<KeptMarkup['find']> {
    const piece = this.isOn ? super.find(key) : null
    if (piece !== null) this.found.set(key, piece.length)
    return piece
  }
}

/** Where two answers part; empty where they are one. */
function whereOther(one: { text: string }, other: { text: string } | undefined): string {
  const end = other === undefined ? 0 : [...one.text].findIndex((_, at) => one.text[at] !== other.text[at])
  return end < 0 ? '' : `${one.text.slice(end - 80, end + 80)} / ${other?.text.slice(end - 80, end + 80)}`
}

const fixed = Object.keys(routeRules).filter((path) => /^\/[a-z-]*(\/[a-z-]+)?$/.test(path))
/** Pages of settings say how large the database is; two more leave out what is still being worked out just then. */
const noPage = /^\/(healthz|metrics|theme|sign-out|api|search\/suggest|settings|reviews)|^\/$/

async function office() {
  const keptMarkup = new Switched()
  const server = await startPageServer({ app: { keptMarkup } })
  const headers: Partial<Record<Asker, Record<string, string>>> = {}
  for (const who of ['developer', 'manager', 'viewer'] as const) headers[who] = server.headersOf(who)
  /** No page is one that was finished before. */
  const anew = () => server.db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()
  const ask = async (path: string, who: Asker) => {
    anew()
    const answer = await server.ask(path, headers[who] === undefined ? {} : { headers: headers[who] })
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] as string
    const text = await answer.text()
    expect(text).not.toMatch(/kept-[0-9a-f]{24}/)
    return { status: answer.status, text: text.replaceAll(nonce, 'NONCE') }
  }
  const pages = fixed.filter((path) => !noPage.test(path)).filter((_, at) => at % 2 === 0)
  const home = (await ask('/tiers/tier-1', 'developer')).text
  const linked = /\/(criteria|evidence|weeks|documents)\/[^"?#]+/g
  const more = [home, (await ask('/evidence', 'viewer')).text, (await ask('/weeks', 'viewer')).text].flatMap((text) =>
    [...text.matchAll(linked)].map(([path]) => path).slice(0, 2),
  )
  return {
    server,
    keptMarkup,
    headers,
    ask,
    pages: [...new Set([...pages, '/costs', '/evidence', '/tiers/tier-1', '/nothing', ...more])],
  }
}

test('every page is the same, byte for byte, made of kept pieces and made anew, for members of two roles, in both orders, after a write', async () => {
  const { server, keptMarkup, headers, ask, pages } = await office()
  const roles = ['developer', 'manager'] as const
  const all = async (isOn: boolean, order: readonly Asker[]) => {
    keptMarkup.isOn = isOn
    const found: Record<string, { status: number; text: string }> = {}
    for (const path of pages) for (const who of order) found[`${who} ${path}`] = await ask(path, who)
    return found
  }
  const first = await all(false, roles)
  expect(Object.values(first).filter(({ status }) => status === 200).length).toBeGreaterThan(30)
  expect(await all(true, roles)).toEqual(first)
  expect(keptMarkup.found.size).toBeGreaterThan(20)
  const body = new URLSearchParams({ intent: 'attest', subject: 'tier-1/p95-response-time', note: 'seen' })
  const cost = new URLSearchParams({ intent: 'cost_record', week: 'week-1', day: '', hours: '2', cost: '', note: 'p' })
  for (const [path, form] of Object.entries({ '/criteria/tier-1/p95-response-time': body, '/costs': cost }))
    await server.ask(path, { method: 'POST', headers: headers.developer ?? {}, body: form })
  const later = await all(true, [...roles].reverse())
  expect(later['developer /costs']).not.toEqual(first['developer /costs'])
  expect(await all(false, roles)).toEqual(later)
})

test('what was refused is answered with what was typed, and the page is the plain one again after it', async () => {
  const { server, headers, ask } = await office()
  const plain = await ask('/costs', 'developer')
  for (const typed of ['one word', 'another']) {
    const body = new URLSearchParams({
      intent: 'cost_record',
      week: 'week-1',
      day: '',
      hours: typed,
      cost: '',
      note: '',
    })
    const refused = await server.ask('/costs', { method: 'POST', headers: headers.developer ?? {}, body })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain(`value="${typed}"`)
  }
  expect(await ask('/costs', 'developer')).toEqual(plain)
})

test('many who ask at once are each given their own page', async () => {
  const { keptMarkup, ask, pages } = await office()
  const askers: Asker[] = ['developer', 'manager', 'viewer', 'anonymous']
  const some = pages.filter((_, at) => at % 3 === 0).flatMap((path) => askers.map((who) => [path, who] as const))
  keptMarkup.isOn = false
  const alone: { text: string }[] = []
  for (const [path, who] of some) alone.push(await ask(path, who))
  keptMarkup.isOn = true
  for (let turn = 0; turn < 2; turn++)
    expect(await Promise.all(some.map(async ([path, who], at) => whereOther(await ask(path, who), alone[at])))).toEqual(
      some.map(() => ''),
    )
})
