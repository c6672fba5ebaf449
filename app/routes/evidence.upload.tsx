import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormRefusal } from '~/components/form-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { ReceiptBody } from '~/components/receipt'
import { UploadPanel } from '~/components/upload-panel'
import { uploadLimitsText, uploadTexts } from '~/reports/messages/receipt'
import { receiptView } from '~/reports/receipt-view'

export function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = context.requireDeed(request, 'upload_evidence')
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('answer')
  const programs = context.programs()
  const first = programs[0]
  const found = asked === null ? null : context.uploadAnswer(asked, viewer.memberId)
  const link = { asOf: null, program: searchParams.get('program') }
  const body = {
    programs,
    program: searchParams.get('program') ?? (first === undefined ? null : first.slug),
    limitsText: uploadLimitsText(context.uploadLimits),
    expired: asked !== null && found === null,
    message: found === null ? null : found.message,
    words: found === null ? {} : found.words,
    fieldErrors: found === null ? {} : found.fieldErrors,
    receipt: found === null || found.receipt === null ? null : receiptView(found.receipt, link, 'UTC'),
  }
  return json(body, { status: found === null ? 200 : found.status })
}

export const meta: MetaFunction = () => pageTitle(uploadTexts.title)

export default function Upload() {
  const { programs, program, limitsText, expired, message, words, fieldErrors, receipt } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={uploadTexts.title} crumbs={[{ label: 'Evidence', href: '/evidence' }]} lede={uploadTexts.lede} />
      <FormRefusal text={expired ? uploadTexts.expired : message} />
      <UploadPanel {...{ programs, program, limitsText, words, fieldErrors }} />
      {receipt === null ? null : <ReceiptBody receipt={receipt} />}
    </>
  )
}
