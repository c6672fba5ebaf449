import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '~/server/not-found'
import { receivedDownload } from '~/server/received-download'
import { readAttachedBytes } from '~db/queries/attached-bytes'

/** A file that a member attached to a task or a statement, always as a download: never shown as a page of ours. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { input } = context.assess(request)
  const { attestations, work } = input.state
  const proofs = work === undefined ? [] : work.proofs.map(({ sha256, value: name }) => ({ sha256, name }))
  const stated = attestations.map(({ file }) => (file === undefined ? null : file))
  const file = [...proofs, ...stated].find((one) => one !== null && one.sha256 === params.sha)
  if (file === undefined || file === null) throw notFound('file', params.sha)
  const bytes = readAttachedBytes(context.db, { sha256: params.sha as string })
  return receivedDownload(file.name, bytes)
}
