import type { LoaderFunctionArgs } from '@remix-run/node'
import { unifiedDiff } from '~/domain/annotate/unified-diff'
import { attachmentHeader } from '~/reports/attachment'
import { hunksAsked } from '~/server/chosen-hunks'
import { notFound } from '~/server/not-found'

/** The chosen hunks as a unified diff, byte for byte. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const annotated = context.annotated(context.assess(request), params.doc)
  if (annotated === null) throw notFound('document', params.doc)
  const { before, after, chosen } = hunksAsked(request, annotated)
  const name = annotated.file.split(/[/\\]/).at(-1) as string
  return new Response(new Uint8Array(unifiedDiff(name, before, after, chosen)), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachmentHeader(`${name}.patch`),
      'Cache-Control': 'private, no-cache',
    },
  })
}
