import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { HunkEntry } from '~/components/hunk-entry'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { annotationReport } from '~/reports/annotate'
import { hrefs } from '~/reports/href'
import { annotateWords as words } from '~/reports/messages/annotate'
import { notFound } from '~/server/not-found'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const assessed = context.assess(request)
  const annotated = context.annotated(assessed, params.doc)
  const snapshot = assessed.input.state.snapshots.find(({ document }) => document === params.doc)
  if (annotated === null || snapshot === undefined) throw notFound('document', params.doc)
  const { link } = assessed.input
  const href = hrefs(link)
  return {
    report: annotationReport(annotated, link),
    title: snapshot.plan.title,
    program: assessed.assessment.settings.title,
    documentHref: href.document(snapshot.document),
    patchHref: href.annotatePatch(snapshot.document),
    fileHref: href.annotatedFile(snapshot.document),
    kept: Object.entries({ 'as-of': link.asOf, program: link.program }).filter(([, value]) => value !== null),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data === undefined ? undefined : `${words.title}: ${data.title}`, data?.program)

export default function AnnotatePage() {
  const { report, title, documentHref, patchHref, fileHref, kept } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={[
          { label: 'Documents', href: '/documents' },
          { label: title, href: documentHref },
        ]}
        standing={
          <>
            <span className="source">{report.file}</span>
            <span className="secondary">{report.summary}</span>
          </>
        }
        lede={words.lede}
      />
      {report.hunks.length === 0 ? (
        <EmptyState title={words.title}>{words.nothing}</EmptyState>
      ) : (
        <form method="get" action={patchHref.split('?')[0]} className="annotation">
          {kept.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value as string} />
          ))}
          <Actions fileHref={fileHref} />
          <ol className="hunks">
            {report.hunks.map((hunk) => (
              <HunkEntry key={hunk.number} hunk={hunk} />
            ))}
          </ol>
          <Actions fileHref={fileHref} />
        </form>
      )}
      {report.left.length === 0 ? null : (
        <Section title={words.left}>
          <p className="secondary">{words.leftLede}</p>
          <ul>
            {report.left.map(({ line, text, sentence }) => (
              <li key={line}>
                <code>
                  {line}: {text}
                </code>{' '}
                {sentence}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Actions({ fileHref }: { fileHref: string }) {
  return (
    <p className="actions">
      <button type="submit" className="button primary">
        {words.patch}
      </button>{' '}
      <button type="submit" className="button" formAction={fileHref.split('?')[0]}>
        {words.document}
      </button>{' '}
      <span className="secondary">
        {words.apply} <code>git apply</code> / <code>patch -p1</code>
      </span>
    </p>
  )
}
