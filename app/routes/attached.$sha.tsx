import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { notFound } from '~/server/not-found'
import { readAttachedBytes } from '~db/queries/attached-bytes'

/** A file that a member attached to a task or a statement, always as a download: never shown as a page of ours. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { input } = context.assess(request)
  const { attestations, work } = input.state
  const proofs = work === undefined ? [] : work.proofs.map(({ sha256, value: name }) => ({ sha256, name }))
  const stated = attestations.map(({ file }) => (file === undefined ? null : file))
  const file = [...proofs, ...stated].find((one) => one !== null && one.sha256 === params.sha)
  const bytes = file === undefined ? null : readAttachedBytes(context.db, { sha256: params.sha as string })
  if (file === undefined || file === null || bytes === null) throw notFound('file', params.sha)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachmentHeader(file.name),
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
