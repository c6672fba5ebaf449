import { request as ask, get, type IncomingMessage } from 'node:http'
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import express from 'express'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { remixHandler } from '~/server/remix-handler'
import { wholeAnswer, wholeBodyOf } from '~/server/whole-answer'

const signals: AbortSignal[] = []
let port = 0
let stop: () => void

/** A page that is there in one piece, and a resource that answers in every other way. */
function build(): ServerBuild {
  const page = {
    default: () => null,
    loader: ({ request }: LoaderFunctionArgs) => ({ url: request.url, twice: request.headers.get('x-twice') }),
  }
  const resource = {
    loader: async ({ request }: LoaderFunctionArgs) => {
      const { searchParams } = new URL(request.url)
      if (searchParams.has('fails')) throw new URIError('cannot be answered')
      if (searchParams.has('waits')) {
        signals.push(request.signal)
        await new Promise((done) => request.signal.addEventListener('abort', done))
      }
      const headers = new Headers({ 'Content-Type': 'text/plain' })
      headers.append('Set-Cookie', 'a=1')
      headers.append('Set-Cookie', 'b=2')
      return new Response(searchParams.has('empty') ? null : 'as a stream', { headers })
    },
    action: async ({ request }: ActionFunctionArgs) => new Response(`got ${await request.text()}`, { status: 201 }),
  }
  const routes = {
    page: { id: 'page', path: 'page', module: page },
    resource: { id: 'resource', path: 'resource', module: resource },
  }
  const answered = (_request: Request, status: number, headers: Headers, { staticHandlerContext }: never) => {
    headers.set('Content-Type', 'text/html; charset=utf-8')
    const { loaderData } = staticHandlerContext as { loaderData: Record<string, unknown> }
    return wholeAnswer(Buffer.from(`<p>ä</p>${JSON.stringify(loaderData.page)}`), { status, headers })
  }
  return {
    mode: 'production',
    entry: { module: { default: answered, handleError: () => {} } },
    routes,
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true, v3_throwAbortReason: true },
    isSpaMode: false,
  } as unknown as ServerBuild
}

beforeAll(async () => {
  const app = express()
  app.all('/not', (_request, _response, next) => next())
  app.all('*', remixHandler({ build: build(), getLoadContext: () => ({}) as never, mode: 'production' }))
  app.use(((error, _request, response, _next) => {
    response.status(500).end(String(error))
  }) as express.ErrorRequestHandler)
  await new Promise<void>((ready) => {
    const server = app.listen(0, '127.0.0.1', () => {
      port = (server.address() as { port: number }).port
      ready()
    })
    stop = () => server.close()
  })
})

afterAll(() => stop())

test('a page that is there in one piece is sent as one', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/page?q=1`)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
  expect(text).toBe(`<p>ä</p>{"url":"http://127.0.0.1:${port}/page?q=1","twice":null}`)
})

test('asked for its head alone, it has none of the body', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/page`, { method: 'HEAD' })
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await answer.text()).toBe('')
})

test('a header that is given twice comes in as both', async () => {
  const text = await new Promise<string>((done) => {
    get({ port, path: '/page', headers: { 'X-Twice': ['one', 'two'], Host: 'assay.test:81' } }, async (answer) =>
      done(await bodyOf(answer)),
    )
  })
  expect(text).toContain('"http://assay.test:81/page"')
  expect(text).toContain('"one, two"')
})

test('an answer that is a stream goes out as it was, with all its cookies', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/resource`)
  expect(await answer.text()).toBe('as a stream')
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('an answer without a body ends', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/resource?empty`)
  expect(await answer.text()).toBe('')
})

test('what is sent along comes in', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/resource`, { method: 'POST', body: 'ä and more' })
  expect(answer.status).toBe(201)
  expect(await answer.text()).toBe('got ä and more')
})

test('an error that Remix cannot answer is one for the next', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/resource?fails`)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('at ')
})

test('whoever goes away is no longer waited for', async () => {
  const gone = ask({ port, path: '/resource?waits' })
  gone.on('error', () => {})
  gone.end()
  await vi.waitFor(() => expect(signals).toHaveLength(1))
  gone.destroy()
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))
})

test('what is in one piece stands beside the answer, whose own body is none', () => {
  const body = Buffer.from('whole')
  const answer = wholeAnswer(body, { status: 404 })
  expect(wholeBodyOf(answer)).toBe(body)
  expect(answer.body).toBeNull()
  expect(answer.status).toBe(404)
  expect(wholeBodyOf(new Response('other'))).toBeNull()
})

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
