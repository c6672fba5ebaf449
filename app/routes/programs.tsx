import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Hallmark } from '~/components/hallmark'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { portfolioReport } from '~/reports/portfolio'

export function loader({ request, context }: LoaderFunctionArgs) {
  return { report: portfolioReport(context.assessAll(request)) }
}

export const meta: MetaFunction = () => pageTitle('Programs')

export default function Programs() {
  const { report } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Programs" lede={report.countText} />
      <ul className="entries plain portfolio">
        {report.programs.map((program) => (
          <li key={program.slug}>
            <h2>
              <Link to={program.href} prefetch="intent">
                {program.title}
              </Link>
            </h2>
            <p className="portfolio-verdict">{program.verdictSentence}</p>
            {program.tiers.length === 0 ? null : (
              <ul className="portfolio-tiers">
                {program.tiers.map((tier) => (
                  <li key={tier.id}>
                    <Link to={tier.href}>{tier.title}</Link> <Hallmark mark={tier.mark} />
                  </li>
                ))}
              </ul>
            )}
            <p className="secondary fine">{program.metaText}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
