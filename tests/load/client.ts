import { Agent, request as httpRequest } from 'node:http'
import { gunzipSync } from 'node:zlib'

export interface Answer {
  status: number
  location: string | null
  text: string
  /** From the first byte sent to the last one received. */
  ms: number
  bytes: number
}

export interface Asked {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: Buffer | string
}

const patienceMs = 30_000

/**
 * One browser or job: connections of its own that are kept open, from an address of its own where the
 * machine has more than one loopback address (Linux has all of 127.0.0.0/8). Loopback only.
 */
export class Client {
  private readonly agent: Agent

  constructor(
    private readonly port: number,
    private readonly from: string | undefined,
    private readonly identity: Record<string, string>,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: 2 })
  }

  ask({ method, path, headers = {}, body }: Asked): Promise<Answer> {
    return this.once({ method, path, headers, body }).catch((error: NodeJS.ErrnoException) => {
      // The server closes what stood idle for five seconds; a browser opens another connection.
      if (error.code !== 'ECONNRESET' || method !== 'GET') throw error
      return this.once({ method, path, headers, body })
    })
  }

  private once({ method, path, headers, body }: Asked): Promise<Answer> {
    const started = performance.now()
    return new Promise((done, fail) => {
      const request = httpRequest({
        ...{ host: '127.0.0.1', port: this.port, localAddress: this.from, agent: this.agent, method, path },
        headers: {
          'Accept-Encoding': 'gzip',
          Accept: 'text/html,application/json',
          ...(method === 'POST' ? { Origin: `http://127.0.0.1:${this.port}`, 'Sec-Fetch-Site': 'same-origin' } : {}),
          ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
          ...this.identity,
          ...headers,
        },
      })
      request.setTimeout(patienceMs, () => request.destroy(new Error(`no answer within ${patienceMs / 1000} s`)))
      request.on('error', fail)
      request.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', fail)
        response.on('end', () => {
          const ms = performance.now() - started
          const raw = Buffer.concat(chunks)
          const plain = response.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw
          const { location = null } = response.headers
          done({
            status: response.statusCode as number,
            location,
            text: plain.toString('utf8'),
            ms,
            bytes: plain.length,
          })
        })
      })
      request.end(body)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
