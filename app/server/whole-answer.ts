import { sharedMemory } from '~/domain/memory'

const bodies = sharedMemory('whole-answers', () => new WeakMap<Response, Buffer>())

/**
 * An answer whose body is there in one piece: it stands beside the Response, whose own body would be a
 * stream that is filled here only to be emptied by the next one. The Response must go on as it is.
 */
export function wholeAnswer(body: Buffer, init: ResponseInit): Response {
  const response = new Response(null, init)
  bodies.set(response, body)
  return response
}

/** null where the body is a stream, or there is none. */
export function wholeBodyOf(response: Response): Buffer | null {
  return bodies.get(response) ?? null
}
