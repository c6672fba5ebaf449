import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '~/server/not-found'
import { receivedDownload } from '~/server/received-download'
import { loadBytes } from '~db/queries/documents'
import { listSnapshots } from '~db/queries/snapshots'

/** A snapshot of a document as it was received, always as a download: what a stranger wrote is never a page of ours. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment } = context.assess(request)
  const kept = listSnapshots(context.db, { program: assessment.settings.slug, until: assessment.asOf })
  const found = kept.find(({ document, sha256 }) => document === params.doc && sha256 === params.sha)
  if (found === undefined) throw notFound('snapshot', params.sha)
  const bytes = loadBytes(context.db, { sha256: found.sha256 })
  const name = found.file.split('/').at(-1) as string
  return receivedDownload(name, bytes)
}
