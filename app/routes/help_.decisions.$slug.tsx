import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { TextPage } from '~/components/text-page'

/** The text goes out as markup, once: see StaticMarkup. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const decision = context.decisions().find(({ slug }) => slug === params.slug)
  if (decision === undefined) throw new Response('There is no decision record of that name.', { status: 404 })
  const markup = context.guideMarkup(decision.text)
  if (!context.asData) context.markup = markup
  return { slug: decision.slug, title: decision.title, markup: context.asData ? markup : null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, 'Decisions')

export default function DecisionPage() {
  return <TextPage {...useLoaderData<typeof loader>()} list={{ label: 'Decisions', href: '/help/decisions' }} />
}
