import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LinkedMarkup } from '~/components/linked-markup'
import { overviewMarkup } from '~/components/overview-markup.server'
import { pageTitle } from '~/components/page-title'
import { burnUpSpark } from '~/reports/burn-up'
import { overviewReport } from '~/reports/overview'
import { curveAtHand } from '~/server/curve-at-hand.server'

/** The page goes out as markup, once: see LinkedMarkup. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  if (context.programs().length === 0) throw redirect('/import')
  const open = context.programs().filter(({ archived }) => !archived)
  if (open.length > 1 && !url.searchParams.get('program')) throw redirect(`/programs${url.search}`)
  const { assessment, input } = context.assess(request)
  const asked = { program: assessment.settings.slug, asOf: assessment.asOf }
  const points = curveAtHand(context.db, asked)
  if (points === null) context.unfinished(() => curveAtHand(context.db, asked) === null)
  const report = overviewReport(assessment, input)
  const markup = overviewMarkup(report, points === null ? null : burnUpSpark(points), url.search)
  if (!context.asData) context.markup = markup
  return {
    title: assessment.settings.title,
    description: report.verdictSentence,
    markup: context.asData ? markup : null,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle(data?.title),
  { name: 'description', content: data?.description },
]

export default function Overview() {
  return <LinkedMarkup className="unframed" markup={useLoaderData<typeof loader>().markup} />
}
