import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LinkedMarkup } from '~/components/linked-markup'
import { pageTitle } from '~/components/page-title'
import { tierMarkup } from '~/components/tier-markup.server'
import { notFound } from '~/server/not-found'
import { tierShown } from '~/server/tier-shown'

/** The page goes out as markup, once: see LinkedMarkup. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { title } = context.assess(request).assessment.settings
  const shown = tierShown(context, request, params.tier as string)
  if (shown === null) throw notFound('tier', params.tier)
  const markup = tierMarkup(shown, new URL(request.url).search)
  if (!context.asData) context.markup = markup
  return { heading: shown.report.title, title, markup: context.asData ? markup : null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.heading, data?.title)

export default function Tier() {
  return <LinkedMarkup className="unframed" markup={useLoaderData<typeof loader>().markup} />
}
