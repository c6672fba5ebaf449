import pino, { type DestinationStream } from 'pino'

export const logLevels = ['silent', 'error', 'warn', 'info'] as const
export type LogLevel = (typeof logLevels)[number]

/** All that a line may say of a request: no query, no header, no body, so that no secret can come along. */
export interface RequestLine {
  method: string
  path: string
  status: number
  ms: number
  /** Member id; null for a stranger. */
  viewer: number | null
}

export interface ServerLog {
  request(line: RequestLine): void
  error(error: unknown, url: string): void
}

/** What our secrets look like: API tokens, and 256 bits in base64url (sessions, links, browser marks). */
const secretShapes = [/assay_[0-9A-Za-z]{20,}/g, /(?<![\w-])[\w-]{43}(?![\w-])/g, /\$argon2id\$\S+/g]

/** Text without what looks like a secret, and without line breaks that would forge a line of its own. */
export function redacted(text: string): string {
  return secretShapes.reduce((rest, shape) => rest.replace(shape, '[redacted]'), text)
}

/** A path as it may stand in a log: without query, cut, control characters made visible. */
export function loggedPath(url: string): string {
  const path = (URL.canParse(url) ? new URL(url).pathname : url).split(/[?#]/, 1)[0] as string
  return redacted(path.slice(0, 300)).replace(/\p{Cc}/gu, (found) => encodeURIComponent(found))
}

/** The router throws refusals that are no errors: a status, its words, and what it knows of the cause. */
function refusalWords(thrown: unknown): string | null {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return null
  const { status, statusText, data } = thrown as { status: unknown; statusText?: unknown; data?: unknown }
  return [status, statusText, data].filter((part) => typeof part === 'number' || typeof part === 'string').join(' ')
}

/** What is logged of an error, or of whatever else was thrown; no secrets. */
export function errorWords(error: unknown): string {
  const refusal = error instanceof Error ? null : refusalWords(error)
  if (refusal !== null) return redacted(refusal)
  return redacted(error instanceof Error ? (error.stack ?? error.message) : String(error))
}

/** Without a level: only errors, as text for whoever looks at the terminal. */
export function plainLog(write: (text: string) => void): ServerLog {
  return {
    request: () => undefined,
    error: (error, url) => write(`${loggedPath(url)}: ${errorWords(error)}\n`),
  }
}

/** A line of JSON for each request (`info`), refused request (`warn`) and error. */
export function jsonLog(level: LogLevel, destination: DestinationStream): ServerLog {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    request({ path, ...line }) {
      const fields = { ...line, path: loggedPath(path) }
      if (line.status >= 500) log.error(fields, 'request')
      else if (line.status >= 400) log.warn(fields, 'request')
      else log.info(fields, 'request')
    },
    error: (error, url) => log.error({ path: loggedPath(url), error: errorWords(error) }, 'error'),
  }
}

/** To standard error: lines of JSON where a level was asked for, else errors as text. */
export function openLog(level: LogLevel | null): ServerLog {
  if (level === null) return plainLog((text) => void process.stderr.write(text))
  return jsonLog(level, pino.destination({ dest: 2, sync: true }))
}
