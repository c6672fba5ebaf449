import { Agent, get } from 'node:http'

/**
 * Requests per second over some seconds; every answer must have the status. `path` is asked for anew each time.
 * By Node's own client, whose parser is native: one that reads answers in JavaScript is busier than a server
 * that sends 16 KB from memory.
 */
export async function requestsPerSecond(
  base: string,
  options: {
    path: (number: number) => string
    headers?: Record<string, string>
    status: number
    seconds: number
    connections?: number
  },
): Promise<number> {
  const { path, headers = {}, status, seconds, connections = 8 } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let number = 0
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const address = new URL(path(++number), base)
      const asked = get(address, { agent, headers, timeout: 10_000 }, (answer) => {
        if (answer.statusCode !== status) reject(new Error(`${address}: ${answer.statusCode} in place of ${status}`))
        answer.resume().on('end', resolve).on('error', reject)
      })
      asked.on('error', reject).on('timeout', () => asked.destroy(new Error(`${address}: no answer in 10 s`)))
    })
  const began = performance.now()
  const until = began + seconds * 1000
  let answered = 0
  const onConnection = async () => {
    while (performance.now() < until) {
      await one()
      answered += 1
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, onConnection))
    return answered / ((performance.now() - began) / 1000)
  } finally {
    agent.destroy()
  }
}
