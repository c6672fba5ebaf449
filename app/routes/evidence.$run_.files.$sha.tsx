import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { notFound } from '~/server/not-found'
import { readRunFile } from '~db/queries/evidence-bytes'

/** A file as it was received, always as a download: what a stranger wrote is never shown as a page of ours. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const label = params.run as string
  const known = input.state.runs.some((run) => run.label === label)
  const asked = { program: assessment.settings.slug, label, sha256: params.sha as string }
  const file = known ? readRunFile(context.db, asked) : null
  if (file === null) throw notFound('file', params.sha)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachmentHeader(file.name),
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
