/** The part of autocannon that the bench uses; it brings no types of its own. */
declare module 'autocannon' {
  interface Asked {
    method: string
    path: string
    headers: Record<string, string>
  }
  interface Options {
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
    /** Requests per second of all connections together. */
    overallRate?: number
    requests?: { setupRequest?: (request: Asked) => Asked }[]
  }
  interface Result {
    requests: { average: number; total: number }
    statusCodeStats: Record<string, { count: number }>
    errors: number
    timeouts: number
  }
  interface Instance extends Promise<Result> {
    on(event: 'response', heard: (client: unknown, status: number, bytes: number, ms: number) => void): void
    stop(): void
  }
  export default function autocannon(options: Options): Instance
}
