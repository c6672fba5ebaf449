import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { noNetwork } from './network'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** An installed Chromium, `CHROMIUM_PATH` first; null where there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  const found = [named, ...places].find((place) => place !== undefined && place !== '' && existsSync(place))
  return found === undefined ? null : found
}

/** Quiet and offline: nothing here speaks to anything but the server under test. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      noNetwork,
    ],
  })
}
