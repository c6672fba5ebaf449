import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { ReceiptBody } from '~/components/receipt'
import { uploadTexts } from '~/reports/messages/receipt'
import { receiptSchema } from '~/reports/receipt-schema'
import { receiptView } from '~/reports/receipt-view'
import { notFound } from '~/server/not-found'
import { readDeclaredTimezone } from '~db/queries/load-state'
import { findUpload } from '~db/queries/uploads'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = /^\d{1,9}$/.test(params.id as string) ? Number(params.id) : 0
  const found = findUpload(context.db, { id })
  if (found === null) throw notFound('upload', params.id)
  const timezone = readDeclaredTimezone(context.db, { programId: found.programId }) ?? 'UTC'
  const link = { asOf: null, program: context.programs().length > 1 ? found.slug : null }
  return {
    receipt: receiptView(receiptSchema.parse(JSON.parse(found.receipt)), link, timezone),
    again: new URL(request.url).searchParams.has('again'),
  }
}

export const meta: MetaFunction = ({ params }) => pageTitle(`Upload ${params.id}`)

export default function Upload() {
  const { receipt, again } = useLoaderData<typeof loader>()
  const { id, at, by, viaText, programTitle, sentence } = receipt
  const crumbs = [
    { label: 'Evidence', href: '/evidence' },
    { label: 'Uploads', href: '/evidence/uploads' },
  ]
  return (
    <>
      <PageHead
        title={`Upload ${id}`}
        crumbs={crumbs}
        standing={
          <span className="secondary">
            {at.text}, by {by} {viaText}; {programTitle}
          </span>
        }
        lede={sentence}
      />
      {again ? <p role="status">{uploadTexts.repeated}</p> : null}
      <ReceiptBody receipt={receipt} />
    </>
  )
}
