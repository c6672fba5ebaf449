import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '~/reports/attachment'
import { exportPack, exportPackWithFiles } from '../evidence-pack/export-pack'
import { notFound } from '../not-found'

const types = { json: 'application/json', zip: 'application/zip' } as const

/** A signature's pack to take along: sealed, and checked by `assay verify` without this database. */
export async function packDownload(
  { request, params, context }: LoaderFunctionArgs,
  kind: 'json' | 'zip',
): Promise<Response> {
  const { assessment, input } = context.assess(request)
  const signOff = input.state.acts?.signOffs.find(({ id }) => String(id) === params.id)
  if (signOff === undefined || signOff.meaning === 'withdraw') throw notFound('signature', params.id)
  const asked = { signOff, at: context.identity.office.now() }
  const bytes =
    kind === 'json'
      ? JSON.stringify(exportPack(context.db, asked), null, 2)
      : new Uint8Array(await exportPackWithFiles(context.db, asked))
  const name = `${assessment.settings.slug}-${signOff.tierId}-sign-off-${signOff.id}.${kind}`
  return new Response(bytes, {
    headers: {
      'Content-Type': types[kind],
      'Content-Disposition': attachmentHeader(name),
      'Cache-Control': 'private, no-store',
    },
  })
}
