import type { Response } from 'express'
import { schemaVersion } from '~/reports/json-schemas'

/** Everything of `/api` that fails answers with this shape: a code to match on and a sentence. */
export class ApiError extends Error {
  override name = 'ApiError'

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export function errorBody(code: string, text: string) {
  return { schemaVersion, error: code, text }
}

export function sendError(response: Response, error: ApiError): void {
  response.status(error.status).json(errorBody(error.code, error.message))
}
