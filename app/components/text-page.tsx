import { PageHead } from './page-head'
import { StaticMarkup } from './static-markup'

/** A text of the project below the help: its title, the list that it stands in, and its markup. */
export function TextPage({
  title,
  list,
  slug,
  markup,
}: {
  title: string
  list: { label: string; href: string }
  slug: string
  markup: string | null
}) {
  return (
    <>
      <PageHead title={title} crumbs={[{ label: 'Help', href: '/help' }, list]} />
      <StaticMarkup key={slug} className="prose guide" markup={markup} />
    </>
  )
}
