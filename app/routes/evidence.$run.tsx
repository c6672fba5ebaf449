import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FoldedClaims } from '~/components/claim-list'
import { EmptyState } from '~/components/empty-state'
import { EndpointTable } from '~/components/endpoint-table'
import { Findings } from '~/components/findings'
import { Hallmark } from '~/components/hallmark'
import { MomentLink } from '~/components/moment-link'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Percentiles, Timeline } from '~/components/run-charts'
import { CouldDecide, RunCompare, Thresholds } from '~/components/run-more'
import { Exceptions, Failures, Files, Manifest } from '~/components/run-parts'
import { Revisions } from '~/components/run-revisions'
import { Section } from '~/components/section'
import { revisionViews } from '~/reports/revisions'
import { runReport } from '~/reports/run'
import { runsNamed } from '~/reports/runs'
import { otherRun } from '~/server/other-run'
import { readRevisions } from '~db/queries/revisions'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { slug, timezone, title } = assessment.settings
  const label = params.run as string
  const report = runReport(assessment, input, label)
  if (report === null) throw otherRun(runsNamed(assessment, input, label), request.url, label)
  const revisions = readRevisions(context.db, { program: slug, label, until: assessment.asOf })
  return { report, revisions: revisionViews(revisions, timezone), title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.report.short, 'Evidence', data?.title)

export default function Run() {
  const { report, revisions } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={report.short}
        crumbs={[{ label: 'Evidence', href: '/evidence' }]}
        standing={
          <>
            <span className="run-label">{report.label}</span>
            <span className="secondary">{[report.atText, report.provenanceText].join(' · ')}</span>
          </>
        }
      />
      <p className={report.tainted ? 'worth tainted' : 'worth'}>{report.headline}</p>
      <RunCompare report={report} />
      <p className="fine">
        <MomentLink to={`/evidence/${encodeURIComponent(report.label)}/void`}>
          Declare this run void, or see who did
        </MomentLink>
      </p>
      {report.partialText === null ? null : <p className="banner">{report.partialText}</p>}
      <div className="two run-top">
        <Section title="Findings" aside={report.findingsText}>
          {report.findings.length === 0 ? (
            <EmptyState title="Nothing found">No check of the forensics has anything to say on this run.</EmptyState>
          ) : (
            <Findings items={report.findings} />
          )}
        </Section>
        <Section title="Manifest">
          <Manifest items={report.manifest} />
        </Section>
      </div>
      <Section title="Criteria that this run decides" aside={report.qualifiesText}>
        {report.decides.length === 0 ? (
          <EmptyState title="None">No criterion rests on this run now.</EmptyState>
        ) : (
          <ul className="entries worded">
            {report.decides.map((item) => (
              <li key={item.id}>
                <Hallmark mark={item.mark} />
                <div>
                  <span className="found">
                    <Link to={item.href}>{item.text}</Link> <span className="secondary">{item.tierTitle}</span>
                  </span>
                  <span className="found">{item.sentence}</span>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <CouldDecide report={report} />
      <Section
        title="Endpoints"
        aside={
          <a href={report.csvHref} download>
            as CSV
          </a>
        }
      >
        <EndpointTable report={report} />
      </Section>
      <div className="two even">
        <Section title="Percentiles">
          {report.curves.length === 0 ? <EmptyState title="No percentiles" /> : <Percentiles curves={report.curves} />}
        </Section>
        <Section title="Timeline" aside={report.timelineText}>
          {report.timeline === null ? (
            <EmptyState title="No timeline">{report.timelineText}</EmptyState>
          ) : (
            <Timeline points={report.timeline} />
          )}
        </Section>
      </div>
      <Section title="Failures">
        <Failures report={report} />
      </Section>
      {report.exceptions.length === 0 ? null : (
        <Section title="Exceptions">
          <Exceptions report={report} />
        </Section>
      )}
      <Section title="Claims that cite this run">
        {report.claims.length === 0 ? <EmptyState title="No claim cites it" /> : <FoldedClaims items={report.claims} />}
      </Section>
      <Thresholds report={report} />
      <Section title="Files" aside="each downloads the bytes as they were received">
        <Files report={report} />
      </Section>
      <Revisions revisions={revisions} />
    </>
  )
}
