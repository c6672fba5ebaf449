import { expect, test } from 'vitest'
import { startPageServer } from '../support/page-server'

test('a server that still judges what it holds tells its health and lets people sign in', async () => {
  const never = new Promise<void>(() => {})
  const { ask } = await startPageServer({ app: { warming: { ready: () => never, afterwards: () => {} } } })
  expect((await ask('/healthz')).status).toBe(200)
  const signIn = await ask('/sign-in')
  expect(signIn.status).toBe(200)
  expect(await signIn.text()).toContain('name="password"')
  const waited = await Promise.race([ask('/evidence'), new Promise((later) => setTimeout(later, 300, 'still waiting'))])
  expect(waited).toBe('still waiting')
})
