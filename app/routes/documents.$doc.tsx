import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { SourceText } from '~/components/source-text'
import { claimsReport, noFilter } from '~/reports/claims'
import { documentsReport } from '~/reports/documents'
import { notFound } from '~/server/not-found'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const snapshot = input.state.snapshots.find(({ document }) => document === params.doc)
  const lines = snapshot === undefined ? null : context.documentLines(snapshot)
  const document = documentsReport(assessment, input).documents.find(({ slug }) => slug === params.doc)
  if (lines === null || document === undefined) throw notFound('document', params.doc)
  const claims = claimsReport(assessment, input, { ...noFilter, document: document.slug }).items
  return { document, lines, claims, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.document.title, data?.title)

export default function DocumentPage() {
  const { document, lines, claims } = useLoaderData<typeof loader>()
  const facts = [document.roleText, document.effectiveText, document.boxesText, document.diagnosticsText]
  return (
    <>
      <PageHead
        title={document.title}
        crumbs={[{ label: 'Documents', href: '/documents' }]}
        standing={
          <>
            <span className="source">{document.file}</span>
            <span className="secondary">{facts.join(' · ')}</span>
          </>
        }
      />
      <SourceText lines={lines} claims={claims} />
    </>
  )
}
