import type { Request, Response } from 'express'

/** Long enough for a client to notice and read the answer while it is still sending. */
const lingerMs = 2000

export interface EarlyAnswer {
  status: number
  headers?: Record<string, string>
  body: string
}

/**
 * Answers and, where the body was not read to its end, closes the connection without reading the
 * rest. The answer is complete for the client at once; ending it right away would reset the
 * connection while the client still sends, and many clients would lose the answer.
 */
export function answerAndClose(
  request: Request,
  response: Response,
  { status, headers = {}, body }: EarlyAnswer,
): void {
  if (response.destroyed) return
  if (request.complete) {
    response.status(status).set(headers).end(body)
    return
  }
  const length = String(Buffer.byteLength(body))
  response.status(status).set({ ...headers, 'Content-Length': length, Connection: 'close' })
  request.pause()
  response.write(body)
  const { socket } = request
  const close = () => socket.destroy()
  const timer = setTimeout(close, lingerMs)
  socket.once('close', () => clearTimeout(timer))
}
