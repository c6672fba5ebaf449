import { attachmentHeader } from '~/reports/attachment'
import { bytesGone } from '~/reports/messages/storage'

/**
 * A file as it was received, always as a download: what a stranger wrote is never shown as a page of
 * ours. `bytes` null: they are missing or were changed since, and the error page says so.
 */
export function receivedDownload(name: string, bytes: Buffer | null): Response {
  if (bytes === null) throw new Response(bytesGone(name), { status: 410 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachmentHeader(name),
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
