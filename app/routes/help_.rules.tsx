import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { Glossary } from '~/components/glossary'
import { MetricTable } from '~/components/metric-table'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { RuleExamples } from '~/components/rule-examples'
import { Section } from '~/components/section'
import { TryRule } from '~/components/try-rule'
import { operators } from '~/domain/vocabulary'
import { helpRules } from '~/reports/help-rules'
import { conditionHelp, operatorHelp, ruleTexts, selectorHelp } from '~/reports/messages/help-rules'

export function loader({ request, context }: LoaderFunctionArgs) {
  const assessed = context.programs().length === 0 ? null : context.assess(request)
  const { searchParams } = new URL(request.url)
  return { view: helpRules(assessed, { rule: searchParams.get('rule'), run: searchParams.get('run') }) }
}

export const meta: MetaFunction = () => pageTitle('The rule language', 'Help')

export default function HelpRulesPage() {
  const { view } = useLoaderData<typeof loader>()
  const { program, examples, groups } = view
  return (
    <>
      <PageHead title="The rule language" crumbs={[{ label: 'Help', href: '/help' }]} lede={ruleTexts.lede} />
      <Section title="Try one" id="try">
        <TryRule view={view} />
      </Section>
      <Section
        title="Examples"
        id="examples"
        aside={program === null ? undefined : `${program.title}, as of ${program.asOfText}`}
      >
        {program === null ? <EmptyState title={ruleTexts.noProgramTitle}>{ruleTexts.noProgram}</EmptyState> : null}
        <RuleExamples examples={examples} />
      </Section>
      <Section title="What stands between the brackets" id="selectors">
        <Glossary entries={selectorHelp.map(({ term, text }) => ({ key: term, term: <code>{term}</code>, text }))} />
        {groups.length === 0 ? null : (
          <>
            <h3>Groups of this program</h3>
            <Glossary
              entries={groups.map(({ name, globs, inferred }) => ({
                key: name,
                term: <code>{name}</code>,
                text: (
                  <>
                    <span className="globs">{globs.join(', ')}</span>
                    {inferred ? ' (inferred)' : ''}
                  </>
                ),
              }))}
            />
          </>
        )}
      </Section>
      <Section title="Metrics" id="metrics">
        <MetricTable />
      </Section>
      <Section title="Operators" id="operators">
        <Glossary
          entries={operators.map((name) => ({ key: name, term: <code>{name}</code>, text: operatorHelp[name] }))}
        />
      </Section>
      <Section title="Conditions" id="conditions">
        <p className="lede">{ruleTexts.conditions}</p>
        <Glossary
          entries={conditionHelp.map(({ term, text }) => ({ key: term, term: <code>where {term}</code>, text }))}
        />
      </Section>
    </>
  )
}
