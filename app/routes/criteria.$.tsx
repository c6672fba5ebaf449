import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FoldedClaims } from '~/components/claim-list'
import { CriterionEntry } from '~/components/criterion-entry'
import { EmptyState } from '~/components/empty-state'
import { Hallmark } from '~/components/hallmark'
import { JudgedRows } from '~/components/judged-rows'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { SourceChip } from '~/components/source-chip'
import { TrendTable } from '~/components/trend-table'
import { criterionReport } from '~/reports/criterion'
import { notFound } from '~/server/not-found'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const report = criterionReport(assessment, input, params['*'] as string)
  if (report === null) throw notFound('criterion', params['*'])
  return { report, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.report.criterion.text, data?.report.tier.title, data?.title)

export default function Criterion() {
  const { report } = useLoaderData<typeof loader>()
  const { criterion, tier, derivation } = report
  return (
    <>
      <PageHead
        title={criterion.text}
        crumbs={[
          { label: 'Tiers', href: '/tiers' },
          { label: tier.title, href: tier.href },
        ]}
        standing={
          <>
            <Hallmark mark={criterion.mark} size="large" />
            <Link to={tier.href}>{tier.title}</Link>
            <Hallmark mark={tier.mark} outlined />
          </>
        }
      />
      <Section title="The entry">
        <div className="certificate">
          <CriterionEntry criterion={criterion} own />
        </div>
      </Section>
      <Section title="Every qualifying run" aside={report.selectionText}>
        {report.trend.length === 0 ? (
          <EmptyState title="No run qualifies">{report.emptyText}</EmptyState>
        ) : (
          <TrendTable report={report} />
        )}
      </Section>
      {report.rows.length === 0 ? null : (
        <Section title="Rows of the deciding run" aside="worst first; the worst decides">
          <JudgedRows rows={report.rows} />
        </Section>
      )}
      <div className="two">
        <Section title="How the rule came about">
          <dl className="manifest">
            <div>
              <dt>Text</dt>
              <dd>
                <span className="pencil">“{derivation.text}”</span> <SourceChip source={derivation.source} />
              </dd>
            </div>
            <div>
              <dt>Rule</dt>
              <dd>
                <code>{derivation.rule ?? 'none'}</code> <span className="secondary">{derivation.originText}</span>
              </dd>
            </div>
            {derivation.parts.map((part) => (
              <div key={part.label}>
                <dt>{part.label}</dt>
                <dd>{part.text}</dd>
              </div>
            ))}
          </dl>
          {derivation.steps.length === 0 ? null : (
            <ol className="steps">
              {derivation.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
        </Section>
        <Section title="The same metric elsewhere">
          {report.otherSources.length === 0 ? (
            <EmptyState title="No other place states this metric" />
          ) : (
            <table className="ruled">
              <thead>
                <tr>
                  <th scope="col">Target</th>
                  <th scope="col">Step</th>
                  <th scope="col">Source</th>
                </tr>
              </thead>
              <tbody>
                {report.otherSources.map((other) => (
                  <tr key={`${other.source.text} ${other.stepText} ${other.text}`}>
                    <td className="rule-text nowrap">
                      {other.text}
                      {other.differs ? <strong> differs</strong> : null}
                    </td>
                    <td className="fine">{other.stepText}</td>
                    <td className="wraps">
                      <SourceChip source={other.source} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
      </div>
      <Section title="Claims">
        {report.claims.length === 0 ? (
          <EmptyState title="Nobody claimed anything about this criterion" />
        ) : (
          <FoldedClaims items={report.claims} />
        )}
      </Section>
    </>
  )
}
