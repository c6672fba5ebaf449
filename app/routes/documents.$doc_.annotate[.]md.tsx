import type { LoaderFunctionArgs } from '@remix-run/node'
import { withHunks } from '~/domain/annotate/hunks'
import { attachmentHeader } from '~/reports/attachment'
import { hunksAsked } from '~/server/chosen-hunks'
import { notFound } from '~/server/not-found'

/** The document with the chosen hunks carried out; every other byte as received. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const annotated = context.annotated(context.assess(request), params.doc)
  if (annotated === null) throw notFound('document', params.doc)
  const { before, after, chosen } = hunksAsked(request, annotated)
  return new Response(new Uint8Array(withHunks(before, after, chosen)), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachmentHeader(annotated.file),
      'Cache-Control': 'private, no-cache',
    },
  })
}
