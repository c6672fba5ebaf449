import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { TextPage } from '~/components/text-page'
import { helpTexts } from '~/reports/messages/help'

/** The text goes out as markup, once: see StaticMarkup. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const guide = context.guides().find(({ slug }) => slug === params.slug)
  if (guide === undefined) throw new Response(helpTexts.noGuide, { status: 404 })
  const markup = context.guideMarkup(guide.text)
  if (!context.asData) context.markup = markup
  return { slug: guide.slug, title: guide.title, markup: context.asData ? markup : null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, helpTexts.guidesTitle)

export default function GuidePage() {
  return <TextPage {...useLoaderData<typeof loader>()} list={{ label: helpTexts.guidesTitle, href: '/help/guides' }} />
}
