import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '~/server/not-found'
import { receivedDownload } from '~/server/received-download'
import { readRunFile } from '~db/queries/evidence-bytes'

/** A file as it was received. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const label = params.run as string
  const known = input.state.runs.some((run) => run.label === label)
  const asked = { program: assessment.settings.slug, label, sha256: params.sha as string }
  const file = known ? readRunFile(context.db, asked) : null
  if (file === null) throw notFound('file', params.sha)
  return receivedDownload(file.name, file.bytes)
}
