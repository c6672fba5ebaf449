import { type ActionFunctionArgs, json, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { CheckForm } from '~/components/check-form'
import { ExplainedAdvice, ExplainedLines } from '~/components/explained-lines'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { StepList } from '~/components/step-list'
import { explainedView } from '~/reports/explain'
import { firstSteps } from '~/reports/messages/first-steps'
import { readCheckForm } from '~/server/explain/read-check-form'

export async function action({ request, context }: ActionFunctionArgs) {
  const { text, given } = await readCheckForm(request)
  const refuse = (message: string, status: number) => json({ text, message, view: null }, { status })
  if (given === null) return refuse(firstSteps.nothing, 422)
  const checked = await context.checkDocument(given)
  if (checked.kind === 'busy') return refuse(firstSteps.busy, 503)
  if (checked.kind === 'refused') return refuse(firstSteps.refused(checked.message), 422)
  return json({ text, message: null, view: explainedView(checked.document) })
}

export const meta: MetaFunction = () => pageTitle(firstSteps.title, 'Help')

export default function FirstStepsPage() {
  const answer = useActionData<typeof action>()
  const view = answer?.view
  return (
    <>
      <PageHead title={firstSteps.title} crumbs={[{ label: 'Help', href: '/help' }]} lede={firstSteps.lede} />
      <Section title="Steps" id="steps">
        <StepList />
      </Section>
      <Section title={firstSteps.checkTitle} id="check">
        <p className="lede">{firstSteps.checkLede}</p>
        <CheckForm text={answer?.text ?? ''} message={answer?.message ?? null} />
        {view === undefined || view === null ? null : (
          <div role="status" className="check-answer">
            <h3>{view.title}</h3>
            <p>
              Read as a {view.role}. {view.summary}
            </p>
            <p className="secondary">{view.kinds.map(({ text }) => text).join(', ')}</p>
            <ExplainedAdvice view={view} />
          </div>
        )}
      </Section>
      {view === undefined || view === null ? null : (
        <Section title={firstSteps.linesTitle} id="lines">
          <ExplainedLines lines={view.lines} />
        </Section>
      )}
    </>
  )
}
