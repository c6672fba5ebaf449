import { expect, test } from 'vitest'
import { mayChange } from '~/server/cross-site-gate'
import { hostName, isLoopback } from '~/server/host-gate'
import { refusalOf } from '~/server/request-gate'
import { contentSecurityPolicy } from '~/server/security-headers'
import { Stopwatch } from '~/server/server-timing'
import { ownPath, readTheme } from '~/server/theme'

const facts = {
  method: 'POST',
  host: 'localhost:3000',
  origin: undefined,
  secFetchSite: undefined,
  authorization: undefined,
  cookie: undefined,
}

test('reading is allowed from anywhere, changing only from the same site', () => {
  expect(mayChange({ ...facts, method: 'GET', secFetchSite: 'cross-site' })).toBe(true)
  expect(mayChange({ ...facts, secFetchSite: 'same-origin' })).toBe(true)
  expect(mayChange({ ...facts, secFetchSite: 'cross-site' })).toBe(false)
  expect(mayChange({ ...facts, secFetchSite: 'same-site' })).toBe(false)
})

test('without Sec-Fetch-Site the Origin must be this host, and its absence refuses', () => {
  expect(mayChange({ ...facts, origin: 'http://localhost:3000' })).toBe(true)
  expect(mayChange({ ...facts, origin: 'http://localhost:4000' })).toBe(false)
  expect(mayChange({ ...facts, origin: 'null' })).toBe(false)
  expect(mayChange(facts)).toBe(false)
})

test('a bearer token is exempt only where no cookie comes with it', () => {
  expect(mayChange({ ...facts, secFetchSite: 'cross-site', authorization: 'Bearer x' })).toBe(true)
  expect(mayChange({ ...facts, secFetchSite: 'cross-site', authorization: 'Bearer x', cookie: 'a=b' })).toBe(false)
})

test('a Host header gives its name without the port, and nonsense gives none', () => {
  expect(hostName('LocalHost:3000')).toBe('localhost')
  expect(hostName('[::1]:3000')).toBe('[::1]')
  expect(hostName('a b')).toBeNull()
  expect(hostName('localhost:99999')).toBeNull()
  expect(hostName(undefined)).toBeNull()
  expect(isLoopback('::1')).toBe(true)
  expect(isLoopback('localhost.example.org')).toBe(false)
})

test('a way back leads only to this site', () => {
  expect(ownPath('/tiers?as-of=2026-01-01')).toBe('/tiers?as-of=2026-01-01')
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', null])
    expect(ownPath(elsewhere)).toBe('/')
  for (const hidden of ['/.//evil.example', '/x/..//evil.example', '/\r\n/evil.example', '/\u007f\\evil.example'])
    expect(ownPath(hidden)).toBe('/')
  expect(ownPath('/é\u2028?q=ü')).toBe('/%C3%A9%E2%80%A8?q=%C3%BC')
})

test('only reading, except where something can be changed; no proxy', () => {
  expect(refusalOf({ method: 'GET', target: '/claims?x=1' })).toBeNull()
  expect(refusalOf({ method: 'POST', target: '/theme' })).toBeNull()
  expect(refusalOf({ method: 'POST', target: '/theme?x' })).toBeNull()
  for (const method of ['POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PROPFIND'])
    expect(refusalOf({ method, target: '/claims' })).toMatchObject({ status: 405, allow: 'GET, HEAD' })
  expect(refusalOf({ method: 'PUT', target: '/theme' })?.status).toBe(405)
  expect(refusalOf({ method: 'GET', target: 'http://evil.example/' })?.status).toBe(400)
})

test('the theme is read from its own cookie, and an unknown one counts as none', () => {
  expect(readTheme('a=b; assay-theme=dark')).toBe('dark')
  expect(readTheme('assay-theme=pink')).toBe('system')
  expect(readTheme(null)).toBe('system')
})

test('scripts run only with the nonce, and styles never inline in production', () => {
  const policy = contentSecurityPolicy('abc', false)
  expect(policy).toContain("script-src 'self' 'nonce-abc'")
  expect(policy).not.toContain('unsafe')
})

test('server timing names its parts in order', () => {
  const stopwatch = new Stopwatch()
  expect(stopwatch.measure('assess', () => 7)).toBe(7)
  expect(stopwatch.header(12.34)).toMatch(/^assess;dur=\d+\.\d, total;dur=12\.3$/)
})
