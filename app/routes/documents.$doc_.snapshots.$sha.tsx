import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { notFound } from '~/server/not-found'
import { loadBytes } from '~db/queries/documents'
import { listSnapshots } from '~db/queries/snapshots'

/** A snapshot of a document as it was received, always as a download: what a stranger wrote is never a page of ours. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment } = context.assess(request)
  const kept = listSnapshots(context.db, { program: assessment.settings.slug, until: assessment.asOf })
  const found = kept.find(({ document, sha256 }) => document === params.doc && sha256 === params.sha)
  const bytes = found === undefined ? null : loadBytes(context.db, { sha256: found.sha256 })
  if (found === undefined || bytes === null) throw notFound('snapshot', params.sha)
  const name = found.file.split('/').at(-1) as string
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachmentHeader(name),
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
