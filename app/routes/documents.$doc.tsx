import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { annotatedMarkup } from '~/components/annotated-markup'
import { DocumentHead } from '~/components/document-head'
import { EmptyState } from '~/components/empty-state'
import { linesMarkup } from '~/components/lines-markup'
import { pageTitle } from '~/components/page-title'
import { StaticMarkup } from '~/components/static-markup'
import { documentLinks } from '~/reports/document-links'
import { documentPage } from '~/reports/document-page'
import { documentRemarks } from '~/reports/document-remarks'
import { notFound } from '~/server/not-found'

/** The text goes out as markup, once: see StaticMarkup. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const snapshot = input.state.snapshots.find(({ document }) => document === params.doc)
  const rendered = snapshot === undefined ? null : await context.renderedDocument(snapshot)
  const lines = snapshot === undefined ? null : context.documentLines(snapshot)
  if (snapshot === undefined || rendered === null || lines === null) throw notFound('document', params.doc)
  if (rendered.forNow === true) context.unfinished()
  const page = documentPage(assessment, input, snapshot, rendered)
  const remarks = documentRemarks(assessment, input, snapshot)
  const raw = new URL(request.url).searchParams.get('view') === 'raw'
  const markup = raw
    ? linesMarkup(lines, remarks)
    : annotatedMarkup(rendered, remarks, documentLinks(assessment, input, snapshot))
  if (!context.asData) context.markup = markup
  return { page, raw, title: assessment.settings.title, markup: context.asData ? markup : null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.page.title, data?.title)

export default function DocumentPage() {
  const { page, raw, markup } = useLoaderData<typeof loader>()
  return (
    <>
      <DocumentHead page={page} raw={raw} />
      {page.refusedText === null || raw ? null : (
        <EmptyState title="Not shown as written">
          {page.refusedText} <Link to={page.rawHref}>Lines as received</Link>
        </EmptyState>
      )}
      <StaticMarkup key={`${page.href} ${raw}`} className={raw ? 'source-text' : 'document'} markup={markup} />
    </>
  )
}
