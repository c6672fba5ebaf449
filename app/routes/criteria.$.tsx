import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { BoundRisks } from '~/components/bound-risks'
import { FoldedClaims } from '~/components/claim-list'
import { CriterionActs } from '~/components/criterion-acts'
import { CriterionEntry } from '~/components/criterion-entry'
import { EmptyState } from '~/components/empty-state'
import { Hallmark } from '~/components/hallmark'
import { JudgedRows } from '~/components/judged-rows'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pager } from '~/components/pager'
import { Pencil } from '~/components/pencil'
import { Section } from '~/components/section'
import { SourceChip } from '~/components/source-chip'
import { TrendTable } from '~/components/trend-table'
import { may } from '~/domain/people'
import { criterionReport } from '~/reports/criterion'
import { criterionActsView } from '~/reports/criterion-acts'
import { actingOf, lookingOf } from '~/server/acts/acting'
import { criterionActs } from '~/server/acts/criterion-acts'
import { takeAct } from '~/server/acts/take-act'
import { notFound } from '~/server/not-found'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const criterionId = params['*'] as string
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  const report = criterionReport(assessment, input, criterionId, page)
  const looking = lookingOf(context, request)
  // Only who may bind it is shown what another rule would say: each is a judgement of the whole program.
  const mayBind = looking.actor !== null && may(looking.actor.role, 'bind_rule')
  const rule = mayBind ? new URL(request.url).searchParams.get('rule') : null
  const acts = criterionActsView(assessment, input, looking, { criterionId, rule })
  if (report === null || acts === null) throw notFound('criterion', criterionId)
  return { report, acts, acting: actingOf(context, request), title: assessment.settings.title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: criterionActs(params['*'] as string) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.report.criterion.text, data?.report.tier.title, data?.title)

export default function Criterion() {
  const { report, acts, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
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
      {report.signedText === null ? null : <p className="worth tainted">{report.signedText}</p>}
      <Section title="The entry">
        <div className="certificate">
          <CriterionEntry criterion={criterion} own />
        </div>
      </Section>
      <CriterionActs view={acts} acting={acting} answer={answer} />
      <Section title="Every qualifying run" aside={report.selectionText}>
        {report.trend.length === 0 ? (
          <EmptyState title="None">{report.emptyText}</EmptyState>
        ) : (
          <TrendTable report={report} />
        )}
        <Pager pages={report.pages} label="Pages of runs" previous="earlier" next="later" />
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
                <Pencil mark={{ words: derivation.text, done: null, source: null }} />{' '}
                <SourceChip source={derivation.source} />
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
      {report.risks.length === 0 ? null : <BoundRisks risks={report.risks} />}
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
