import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { warmingGate } from '~/server/warming-gate'

const open: { close: () => void }[] = []

afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

/** A server of a program that is judged when `done` is called, and of another that is. */
async function serving() {
  const asked: (string | null)[] = []
  let done = () => {}
  const judged = new Promise<void>((resolve) => {
    done = resolve
  })
  const app = express()
  app.use(
    warmingGate({
      ready: (program) => {
        asked.push(program)
        return program === 'judged' ? null : judged
      },
      afterwards: () => {},
    }),
  )
  app.all('*', (request, response) => response.send(request.path))
  const server = createServer(app)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  open.push(server)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, done, ask: (path: string, method = 'GET') => fetch(`${url}${path}`, { method }) }
}

test('readers of a program that is still being judged wait, and are answered once it is', async () => {
  const { asked, done, ask } = await serving()
  const answered: string[] = []
  const waiting = ['/evidence', '/tiers?program=big', '/api/v1/programs/big/status'].map((path) =>
    ask(path).then(() => answered.push(path)),
  )
  while (asked.length < 3) await new Promise((next) => setTimeout(next, 5))
  expect(asked.toSorted()).toEqual(['big', 'big', null])
  expect(answered).toEqual([])
  done()
  await Promise.all(waiting)
  expect(answered).toHaveLength(3)
})

test('who asks for a program that is judged, signs in or writes does not wait', async () => {
  const { asked, ask } = await serving()
  expect((await ask('/evidence?program=judged')).status).toBe(200)
  expect((await ask('/sign-in')).status).toBe(200)
  expect((await ask('/sign-in', 'POST')).status).toBe(200)
  expect(asked).toEqual(['judged'])
})
