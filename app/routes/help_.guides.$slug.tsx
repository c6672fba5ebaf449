import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { StaticMarkup } from '~/components/static-markup'
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
  const { slug, title, markup } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={title}
        crumbs={[
          { label: 'Help', href: '/help' },
          { label: helpTexts.guidesTitle, href: '/help/guides' },
        ]}
      />
      <StaticMarkup key={slug} className="prose guide" markup={markup} />
    </>
  )
}
