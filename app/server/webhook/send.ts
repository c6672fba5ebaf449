import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { AddressRefused, guardedLookup, mayReach } from './address-guard'

export interface Sending {
  url: string
  secret: string
  allowPrivate: boolean
  body: string
  /** Number of the delivery: the same for every attempt, so that a receiver can tell a repetition. */
  delivery: number
  event: string
  at: string
  timeoutMs: number
}

/** `status` null where no answer came; `error` null where it arrived. */
export interface Sent {
  status: number | null
  error: string | null
}

/** `sha256=` and the HMAC-SHA256 of time, a dot and the body: the time in it makes old messages useless. */
export function signatureOf(secret: string, at: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

/** Why an address cannot be a webhook's; null where it can. Names are looked up only when something is sent. */
export function refusalOfUrl(
  text: string,
  allowPrivate: boolean,
): 'unreadable' | 'scheme' | 'credentials' | 'address' | null {
  if (!URL.canParse(text)) return 'unreadable'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && !mayReach(host, allowPrivate) ? 'address' : null
}

/**
 * Sends one message and says how it went; never throws. Redirects are answers like any other and
 * are not followed; an answer's body is not read.
 */
export function send(sending: Sending): Promise<Sent> {
  const { url, secret, allowPrivate, body, delivery, event, at, timeoutMs } = sending
  if (refusalOfUrl(url, allowPrivate) !== null)
    return Promise.resolve({ status: null, error: new AddressRefused().message })
  return new Promise((resolve) => {
    const start = new URL(url).protocol === 'https:' ? httpsRequest : httpRequest
    const request = start(url, {
      method: 'POST',
      agent: false,
      lookup: guardedLookup(allowPrivate),
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'Assay-Webhook/1',
        'X-Assay-Event': event,
        'X-Assay-Delivery': String(delivery),
        'X-Assay-Timestamp': at,
        'X-Assay-Signature-256': signatureOf(secret, at, body),
      },
    })
    // Of the whole exchange: a receiver that drips its answer does not hold the sender.
    const clock = setTimeout(() => request.destroy(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs)
    const settle = (sent: Sent) => {
      clearTimeout(clock)
      resolve(sent)
      request.destroy()
    }
    request.on('error', (error) => settle({ status: null, error: error.message }))
    request.on('response', ({ statusCode = 0 }) => settle({ status: statusCode, error: errorOf(statusCode) }))
    request.end(body)
  })
}

function errorOf(status: number): string | null {
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400
    ? 'It answered with a redirect, which is not followed.'
    : `It answered ${status}.`
}
