import { expect, test } from 'vitest'
import { cookie, cookieNames, readCookie } from '~/server/identity/cookies'
import { addressKey } from '~/server/identity/login-limits'
import { Busy, limitedQueue } from '~/server/identity/queue'

test('cookies are HttpOnly and Lax, and over https Secure under a name that no other host can set', () => {
  expect(cookie(cookieNames(null), 'session', 'v', 1000)).toBe(
    'assay-session=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=1',
  )
  const names = cookieNames('https://assay.example.org/')
  expect(cookie(names, 'session', 'v', 1000)).toBe(
    '__Host-assay-session=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=1; Secure',
  )
})

test('only what can be one of our secrets is read from a cookie', () => {
  const secret = 'a'.repeat(43)
  expect(readCookie(`x=1; assay-session=${secret}`, 'assay-session')).toBe(secret)
  for (const value of ['', 'short', `${secret}b`, `${'a'.repeat(42)};`, "' OR 1=1"])
    expect(readCookie(`assay-session=${value}`, 'assay-session')).toBeNull()
  expect(readCookie(`not-assay-session=${secret}`, 'assay-session')).toBeNull()
})

test('addresses of one IPv6 household count as one', () => {
  expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2::ffff'))
  expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey('2001:db8:1:2::1'))
  expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1')
})

test('a queue runs so many at once, lets so many wait and refuses the rest', async () => {
  const run = limitedQueue({ atOnce: 2, waiting: 3 })
  let running = 0
  let most = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((done) => setImmediate(done))
    running -= 1
    return 'done'
  }
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => run(work)))
  expect(most).toBe(2)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect(results.every((one) => one.status === 'fulfilled' || one.reason instanceof Busy)).toBe(true)
  expect(await run(work)).toBe('done')
})
