import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Diagnostics } from '~/components/diagnostics'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { documentsReport } from '~/reports/documents'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  return { report: documentsReport(assessment, input), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Documents', data?.title)

export default function Documents() {
  const { report } = useLoaderData<typeof loader>()
  const said = report.documents.filter((document) => document.diagnostics.length > 0)
  return (
    <>
      <PageHead
        title="Documents"
        lede="What was received, in the revision in effect, and what the reading of it had to say."
      />
      <div className="section">
        {report.documents.length === 0 ? (
          <EmptyState title="No documents">{report.emptyText}</EmptyState>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
          <section className="scroll-x as-cards documents-list" tabIndex={0} aria-label="Documents">
            <table className="ruled">
              <thead>
                <tr>
                  <th scope="col">Document</th>
                  <th scope="col">Role</th>
                  <th scope="col">In effect since</th>
                  <th scope="col" className="n">
                    Revision
                  </th>
                  <th scope="col">Boxes</th>
                  <th scope="col" className="n">
                    Contradicted
                  </th>
                  <th scope="col">Reading</th>
                </tr>
              </thead>
              <tbody>
                {report.documents.map((document) => (
                  <tr key={document.slug}>
                    <th scope="row">
                      <Link to={document.href} prefetch="intent">
                        {document.title}
                      </Link>
                      <div className="source">{document.file}</div>
                    </th>
                    <td data-label="Role">{document.roleText}</td>
                    <td className="secondary" data-label="In effect since">
                      {document.effectiveText}
                    </td>
                    <td className="n" data-label="Revision">
                      <a href={document.snapshotsHref}>{document.revision}</a>
                    </td>
                    <td data-label="Boxes">{document.boxesText}</td>
                    <td className={document.contradicted === 0 ? 'n unstated' : 'n'} data-label="Contradicted">
                      {document.contradicted === 0 ? '–' : document.contradicted}
                    </td>
                    <td data-label="Reading">{document.diagnosticsText}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
      {said.map((document) => (
        <Section key={document.slug} title={`Reading of ${document.title}`}>
          <details className="more">
            <summary>{document.diagnosticsText}</summary>
            <Diagnostics items={document.diagnostics} />
          </details>
        </Section>
      ))}
    </>
  )
}
