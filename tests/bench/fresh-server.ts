import { timed } from './measure'
import { type Served, serve } from './served'

/** The heap that Node gives itself on a machine of 4 GB. */
const asOfFourGigabytes = ['--max-old-space-size=2048']

export interface FreshServer {
  /** The first request for a page: the program is judged. */
  firstMs: number
  /** The slowest answer of what tells whether the server is well, asked all the while. */
  slowestHealthMs: number
  /** Resident memory, the most that was seen, and the heap once it came to rest. */
  mostMemory: number
  heap: number
  ask(path: string): Promise<void>
  stop: Served['stop']
}

/** Starts a server that knows nothing yet, asks it for a first page, and waits until it is at rest. */
export async function freshServer(database: string, cookie: string, firstPage: string): Promise<FreshServer> {
  const { url, stop } = await serve(database, asOfFourGigabytes)
  try {
    const ask = (path: string) => askFor(url, path, cookie)
    const watched = watch(url)
    const firstMs = await timed(() => ask(firstPage))
    const { slowestHealthMs, mostMemory } = await watched.end()
    // The overview has its curve worked out behind the answer.
    await ask('/')
    const heap = await atRest(url)
    return { firstMs, slowestHealthMs, mostMemory, heap, ask, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function askFor(url: string, path: string, cookie: string): Promise<void> {
  const response = await fetch(new URL(path, url), { headers: { Cookie: cookie } })
  await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
}

function watch(url: string) {
  let isOver = false
  const seen = { slowestHealthMs: 0, mostMemory: 0 }
  const look = async () => {
    for (let at = 0; !isOver; at += 1) {
      seen.slowestHealthMs = Math.max(seen.slowestHealthMs, await timed(() => askFor(url, '/healthz', '')))
      if (at % 10 === 0) seen.mostMemory = Math.max(seen.mostMemory, await figure(url, 'process_resident_memory_bytes'))
      await pause(50)
    }
  }
  const looking = look()
  return {
    end: async () => {
      isOver = true
      await looking
      return seen
    },
  }
}

const mostLooks = 300

/** Waits until the server uses hardly any of a processor for a while; gives its heap. */
async function atRest(url: string): Promise<number> {
  let quiet = 0
  let before = await figure(url, 'process_cpu_seconds_total')
  for (let look = 0; look < mostLooks && quiet < 3; look += 1) {
    await pause(400)
    const now = await figure(url, 'process_cpu_seconds_total')
    quiet = now - before < 0.03 ? quiet + 1 : 0
    before = now
  }
  return figure(url, 'nodejs_heap_size_used_bytes')
}

async function figure(url: string, name: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text()
  const value = text
    .split('\n')
    .find((line) => line.startsWith(`${name} `))
    ?.split(' ')[1]
  if (value === undefined) throw new Error(`the server does not tell ${name}`)
  return Number(value)
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
