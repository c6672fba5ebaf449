import autocannon from 'autocannon'

/** Requests per second over some seconds; every answer must have the status. `path` is asked for anew each time. */
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
  let number = 0
  const run = autocannon({
    url: base,
    connections,
    duration: seconds,
    requests: [
      {
        setupRequest: (request) => ({ ...request, path: path(++number), headers: { ...request.headers, ...headers } }),
      },
    ],
  })
  const result = await run
  const other = Object.keys(result.statusCodeStats).filter((code) => code !== String(status))
  if (result.errors + result.timeouts > 0 || other.length > 0 || result.requests.total === 0)
    throw new Error(`${base}${path(0)}: ${result.errors} errors, ${other.join(', ')} in place of ${status}`)
  return result.requests.average
}
