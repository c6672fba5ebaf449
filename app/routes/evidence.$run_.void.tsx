import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ActForm, ActingNotice, RoleMayNot, TextArea, typedIn } from '~/components/act-form'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { voidReport } from '~/reports/run-void'
import { actingOf } from '~/server/acts/acting'
import { runActs } from '~/server/acts/run-acts'
import { takeAct } from '~/server/acts/take-act'
import { notFound } from '~/server/not-found'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const report = voidReport(assessment, input, params.run as string)
  if (report === null) throw notFound('run', params.run)
  return { report, acting: actingOf(context, request), title: assessment.settings.title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: runActs(params.run as string) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Validity', data?.report.short, data?.title)

export default function RunVoid() {
  const { report, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { standing, history, short, path } = report
  const may = acting.nowHref === null && acting.deeds.includes('invalidate_run')
  return (
    <>
      <PageHead
        title={`Is ${short} valid?`}
        crumbs={[
          { label: 'Evidence', href: '/evidence' },
          { label: short, href: path },
        ]}
        lede={report.sentence}
      />
      <Section title="What people declared" id="acts">
        <ActingNotice acting={acting} who="to declare it void, or to take that back" />
        {history.length === 0 ? (
          <p className="secondary">Nobody declared it void.</p>
        ) : (
          <ul className="entries plain">
            {history.map(({ key, text, reason }) => (
              <li key={key}>
                <p>“{reason}”</p>
                <p className="secondary fine">{text}</p>
              </li>
            ))}
          </ul>
        )}
        {acting.name !== null && acting.nowHref === null && !may ? <RoleMayNot deed="invalidate_run" /> : null}
        {may && standing === null ? (
          <ActForm acting={acting} answer={answer} intent="run_invalidate" button="Declare the run void">
            <TextArea
              label="Why it may decide nothing"
              name="reason"
              required
              defaultValue={typedIn(answer, 'run_invalidate', 'reason')}
              hint={report.effectText}
            />
          </ActForm>
        ) : null}
        {may && standing !== null ? (
          <ActForm acting={acting} answer={answer} intent="run_withdraw" record={standing} button="Take that back">
            <TextArea
              label="Why it may decide after all"
              name="reason"
              required
              defaultValue={typedIn(answer, 'run_withdraw', 'reason', standing)}
            />
          </ActForm>
        ) : null}
      </Section>
    </>
  )
}
