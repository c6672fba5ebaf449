import type { Browser, BrowserContext } from 'playwright-core'

/** Of every name and address but that of the server under test, Chromium finds out nothing. */
export const noNetwork = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'

/** How long a test waits for anything: a machine with much else to do is slow, and nothing is wrong with it. */
const patienceMs = 90_000

/** A browser that tells which requests went anywhere but to this machine. */
export interface WatchedBrowser {
  browser: Browser
  /** Addresses that were asked for since the last time; each was refused. */
  strays(): string[]
}

function isOwn(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:' || protocol === 'about:'
}

/** Every context that this browser opens is watched; a request to elsewhere fails in it and is noted. */
export function watchNetwork(real: Browser): WatchedBrowser {
  let strays: string[] = []
  const watch = (context: BrowserContext) => {
    context.on('request', (request) => {
      if (!isOwn(request.url())) strays.push(request.url())
    })
    context.on('page', (page) => page.on('websocket', (socket) => strays.push(socket.url())))
  }
  const newContext: Browser['newContext'] = async (options) => {
    // A service worker would ask in nobody's name; the app has none.
    const context = await real.newContext({ serviceWorkers: 'block', ...options })
    context.setDefaultTimeout(patienceMs)
    watch(context)
    return context
  }
  const browser = new Proxy(real, {
    get(target, name) {
      if (name === 'newContext') return newContext
      const value = Reflect.get(target, name, target) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    browser,
    strays() {
      const found = strays
      strays = []
      return found
    },
  }
}

/** The watch itself is watched: a page that asks for another host is refused, and is told of. */
export async function watchIsAwake(real: Browser): Promise<void> {
  const { browser, strays } = watchNetwork(real)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.setContent('<h1>asks elsewhere</h1>')
  const answered = await page.evaluate(() =>
    fetch('http://elsewhere.example/').then(
      () => true,
      () => false,
    ),
  )
  await context.close()
  const [first] = strays()
  if (answered || first !== 'http://elsewhere.example/')
    throw new Error(`a request to elsewhere was ${answered ? 'answered' : 'refused'} and noted as ${first}`)
}
