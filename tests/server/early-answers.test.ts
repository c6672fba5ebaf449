import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { hashSecret } from '~/server/identity/secrets'
import { openDatabase } from '~db/client.server'
import { recordMemberAct } from '~db/writes/record-members'
import { endSessions, proveSession } from '~db/writes/sessions'
import { ask, bothWays, host, last, words } from '../support/both-ways'
import { makeMember, makeSession } from '../support/people'

afterEach(() => {
  vi.useRealTimers()
})

test('the early answer has the headers and the bytes of the whole way, for everybody and every encoding', async () => {
  const ways = await bothWays()
  const paths = ['/targets', '/claims.md', '/feed.atom', '/evidence.data', '/targets?as-of=2026-03-01']
  const encodings = ['gzip, deflate, br', 'br', 'identity', 'gzip;q=0'].map((one) => ({ 'Accept-Encoding': one }))
  const early = new Set<string>()
  for (const who of ['anonymous', 'viewer', 'owner'] as const) {
    const own = ways.server.headersOf(who)
    for (const path of who === 'viewer' ? paths.slice(0, 1) : paths)
      for (const encoding of [{}, ...(path === '/targets' ? encodings : encodings.slice(0, 1))]) {
        const headers: Record<string, string> = { ...own, ...encoding }
        const { answer, isEarly } = await last(ways, path, headers)
        const whole = await ask(ways.slow, path, headers)
        expect([answer.status, answer.headers], path).toEqual([whole.status, whole.headers])
        expect(words(answer) === words(whole), path).toBe(true)
        expect(answer.nonce).not.toBe(whole.nonce)
        if (isEarly) early.add(`${who} ${path} ${headers['Accept-Encoding'] ?? 'none'}`)
      }
  }
  // Early: all but moments of the past, what the middleware compresses, and answers that are never kept.
  expect([...early].filter((one) => one.includes('as-of') || /^\S+ \S+ br$/.test(one))).toEqual([])
  for (const who of ['anonymous', 'viewer', 'owner'])
    for (const one of ['none', 'gzip, deflate, br', 'identity', 'gzip;q=0'])
      expect([...early]).toContain(`${who} /targets ${one}`)
  for (const path of ['/claims.md', '/feed.atom', '/evidence.data']) expect([...early]).toContain(`owner ${path} none`)
})

test('HEAD, what carries a token or a body, and other hosts go the whole way and are answered as ever', async () => {
  const ways = await bothWays()
  await last(ways, '/targets', {})
  for (const [headers, method] of [
    [{}, 'HEAD'],
    [ways.server.headersOf('read token'), 'GET'],
    [{ 'Content-Length': '0' }, 'GET'],
    [{ host: 'elsewhere.example' }, 'GET'],
  ] as const) {
    const { answer, isEarly } = await last(ways, '/targets', headers, method)
    const whole = await ask(ways.slow, '/targets', headers, method)
    expect(isEarly).toBe(false)
    expect([answer.status, answer.headers]).toEqual([whole.status, whole.headers])
  }
})

test('a page that the browser holds is answered 304 early, with the headers of the whole way and without bytes', async () => {
  const ways = await bothWays()
  const { tag } = await ask(ways.slow, '/targets', {})
  for (const encoding of ['identity', 'gzip']) {
    const headers = { 'If-None-Match': tag as string, 'Accept-Encoding': encoding }
    const { answer, isEarly } = await last(ways, '/targets', headers)
    const whole = await ask(ways.slow, '/targets', headers)
    expect([isEarly, answer.status, answer.body.length]).toEqual([true, 304, 0])
    expect(answer.headers).toEqual(whole.headers)
    expect(answer.headers.join('\n')).not.toMatch(/content-security-policy|content-length|transfer-encoding/i)
  }
  const other = await last(ways, '/targets', { 'If-None-Match': 'W/"another"' })
  expect([other.answer.status, other.answer.tag]).toEqual([200, tag])
  // A member is never told that the browser holds a page: none does.
  const member = await last(ways, '/targets', { ...ways.server.headersOf('viewer'), 'If-None-Match': tag as string })
  expect(member.answer.status).toBe(200)
})

test('early answers are counted and logged as the others are', async () => {
  const ways = await bothWays()
  const { Cookie } = ways.server.headersOf('viewer') as { Cookie: string }
  await last(ways, '/claims?x=secret', { Cookie })
  const { tag } = await ask(ways.early, '/claims')
  await last(ways, '/claims', { 'If-None-Match': tag as string })
  await vi.waitFor(() => expect(ways.lines).toHaveLength(7))
  expect(ways.wentOn()).toBe(4)
  const [made, kept, early, stranger, ...unchanged] = ways.lines.map(({ ms: _, ...line }) => line)
  expect(early).toEqual(kept)
  expect([made, kept, stranger].map((line) => [line?.status, line?.path, line?.viewer !== null])).toEqual([
    [200, '/claims?x=secret', true],
    [200, '/claims?x=secret', true],
    [200, '/claims', false],
  ])
  for (const line of unchanged) expect(line).toEqual({ method: 'GET', path: '/claims', status: 304, viewer: null })
  const text = await ways.metrics.registry.metrics()
  for (const line of [
    'assay_http_requests_total{route="/claims",method="GET",status="200"} 4',
    'assay_http_requests_total{route="/claims",method="GET",status="304"} 3',
    'assay_http_request_duration_seconds_count{route="/claims",method="GET"} 7',
    'assay_http_requests_under_way 0',
    'assay_page_cache_total{answer="hit"} 2',
    'assay_page_cache_total{answer="miss"} 2',
    'assay_page_cache_total{answer="not_modified"} 3',
  ])
    expect(text).toContain(`${line}\n`)
})

test('sign-out, a session ended elsewhere, a new role and a member who was let go are in force at once', async () => {
  const ways = await bothWays()
  const { db } = ways.server
  const elsewhere = openDatabase(db.file)
  onTestFinished(() => elsewhere.close())
  const at = new Date().toISOString()
  const id = makeMember(db, 'ann', 'developer')
  const act = { memberId: id, name: 'ann', by: 'ola', at }
  const ends: [string, (cookie: string) => unknown][] = [
    ['sign-out', (Cookie) => ask(ways.early, '/sign-out', { Cookie, Origin: `http://${host}` }, 'POST')],
    ['ended in this process', () => endSessions(db, { memberId: id })],
    ['ended by another process', () => endSessions(elsewhere, { memberId: id })],
    ['a new role', () => recordMemberAct(elsewhere, { ...act, kind: 'role', value: 'viewer' })],
    ['let go', () => recordMemberAct(elsewhere, { ...act, kind: 'deactivated', value: null })],
  ]
  for (const [name, end] of ends) {
    const Cookie = makeSession(db, id)
    const { answer, isEarly } = await last(ways, '/targets', { Cookie })
    expect([name, isEarly, words(answer).includes('/account')]).toEqual([name, true, true])
    await end(Cookie)
    const before = ways.wentOn()
    const after = await ask(ways.early, '/targets', { Cookie })
    expect([name, ways.wentOn() - before, words(after).includes('/account')]).toEqual([name, 1, false])
  }
})

test('no answer outlives a write, whoever writes, nor one that was taken back', async () => {
  const ways = await bothWays()
  const { db } = ways.server
  const elsewhere = openDatabase(db.file)
  onTestFinished(() => elsewhere.close())
  const raise = 'UPDATE data_version SET version = version + 1'
  for (const headers of [{}, ways.server.headersOf('viewer')])
    for (const write of [() => db.sqlite.exec(raise), () => elsewhere.sqlite.exec(raise)]) {
      expect((await last(ways, '/targets', headers)).isEarly).toBe(true)
      write()
      const before = ways.wentOn()
      await ask(ways.early, '/targets', headers)
      expect(ways.wentOn() - before).toBe(1)
    }
  // Within a transaction nothing is answered early, and nothing that was seen of it is held.
  const tag = (await ask(ways.slow, '/targets')).tag
  db.sqlite.exec(`BEGIN; ${raise}`)
  const within = await last(ways, '/targets', {})
  db.sqlite.exec('ROLLBACK')
  expect(within.isEarly).toBe(false)
  const after = await last(ways, '/targets', {})
  expect([after.answer.tag === tag, within.answer.tag === tag]).toEqual([true, false])
})

test('another’s sign-in leaves the pages of strangers at hand, and a member’s to be looked at anew', async () => {
  const ways = await bothWays()
  const viewer = ways.server.headersOf('viewer')
  await last(ways, '/targets', {})
  await last(ways, '/targets', viewer)
  ways.server.headersOf('owner')
  const before = ways.wentOn()
  await ask(ways.early, '/targets', {})
  expect(ways.wentOn() - before).toBe(0)
  await ask(ways.early, '/targets', viewer)
  expect(ways.wentOn() - before).toBe(1)
})

test('time alone ends an answer: the quarter of an hour, a use to be noted, a proof grown old, the session, a clock set back', async () => {
  const start = Date.parse('2026-03-15T12:00:00.000Z')
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const ways = await bothWays()
  const { db } = ways.server
  const viewer = ways.server.headersOf('viewer')
  const goes = async (ms: number, headers: Record<string, string>) => {
    vi.setSystemTime(start + ms)
    const before = ways.wentOn()
    const answer = await ask(ways.early, '/targets', headers)
    return { wentOn: ways.wentOn() - before, answer }
  }
  const minute = 60_000
  expect((await last(ways, '/targets', {})).isEarly).toBe(true)
  expect((await goes(15 * minute - 1, {})).wentOn).toBe(0)
  expect((await goes(15 * minute, {})).wentOn).toBe(1)
  expect((await goes(-1, {})).wentOn).toBe(1)

  vi.setSystemTime(start)
  expect((await last(ways, '/targets', viewer)).isEarly).toBe(true)
  expect((await goes(minute - 1, viewer)).wentOn).toBe(0)
  const seen = () => db.sqlite.prepare('SELECT max(last_seen_at) FROM session').pluck().get()
  expect(seen()).toBe(new Date(start).toISOString())
  expect((await goes(minute, viewer)).wentOn).toBe(1)
  expect(seen()).toBe(new Date(start + minute).toISOString())

  const hash = hashSecret((viewer.Cookie as string).replace(/^.*=/, ''))
  proveSession(db, { hash, at: new Date(start + 1.5 * minute - 5 * minute).toISOString() })
  expect((await last(ways, '/targets', viewer)).isEarly).toBe(true)
  expect((await goes(1.5 * minute, viewer)).wentOn).toBe(0)
  expect((await goes(1.5 * minute + 1, viewer)).wentOn).toBe(1)

  db.sqlite.prepare('UPDATE session SET expires_at = ?').run(new Date(start + 1.8 * minute).toISOString())
  expect((await last(ways, '/targets', viewer)).isEarly).toBe(true)
  const over = await goes(1.8 * minute, viewer)
  expect([over.wentOn, words(over.answer).includes('/account')]).toEqual([1, false])
})

test('in private mode a stranger is led to the sign-in, however often a member was answered early', async () => {
  const ways = await bothWays({ readersAreMembers: true })
  const viewer = ways.server.headersOf('viewer')
  expect((await last(ways, '/targets', viewer)).isEarly).toBe(true)
  const strangers: Record<string, string>[] = [{}, { Cookie: `assay-session=${'a'.repeat(43)}` }]
  for (const headers of strangers) {
    const { answer, isEarly } = await last(ways, '/targets', headers)
    expect([isEarly, answer.status]).toEqual([false, 303])
  }
  await ask(ways.early, '/sign-out', { ...viewer, Origin: `http://${host}` }, 'POST')
  expect((await ask(ways.early, '/targets', viewer)).status).toBe(303)
})

test('behind a proxy each protocol has its own answer', async () => {
  const ways = await bothWays({ app: { trustProxy: ['loopback'] } })
  for (const protocol of ['https', 'http', 'https', 'http']) {
    const { answer, isEarly } = await last(ways, '/feed.atom', { 'X-Forwarded-Proto': protocol })
    expect([isEarly, words(answer).includes(`${protocol}://${host}/`)]).toEqual([true, true])
  }
  const { answer } = await last(ways, '/feed.atom', {})
  expect(words(answer)).not.toContain(`https://${host}/`)
})

test('what is looked up while people type is counted each time', async () => {
  const ways = await bothWays({ app: { rates: { typedPerAddress: 4 } } })
  const { answer, isEarly } = await last(ways, '/search/suggest?q=login', {})
  expect([isEarly, answer.status]).toEqual([false, 200])
  const held = { 'If-None-Match': answer.tag ?? '' }
  expect((await ask(ways.early, '/search/suggest?q=login', held)).status).not.toBe(429)
  expect((await ask(ways.early, '/search/suggest?q=login', held)).status).toBe(429)
})
