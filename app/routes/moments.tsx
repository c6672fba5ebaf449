import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { momentDays } from '~/domain/moments'
import { momentsLede } from '~/reports/messages/moments'
import { momentDayViews } from '~/reports/moments'
import { listHappenings } from '~db/queries/moments'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { slug, timezone, title } = assessment.settings
  const days = momentDays(listHappenings(context.db, { program: slug }), timezone)
  return { days: momentDayViews(days, timezone, input.link), title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Moments', data?.title)

export default function Moments() {
  const { days } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Moments" lede={momentsLede} />
      {days.length === 0 ? <EmptyState title="No moments">Nothing has taken effect yet.</EmptyState> : null}
      {days.map((day) => (
        <Section
          key={day.day}
          id={day.day}
          title={day.dayText}
          aside={
            <>
              {day.countsText} · <Link to={day.href}>{day.on ? 'shown now' : 'the end of this day'}</Link>
            </>
          }
        >
          <ul className="moments">
            {day.items.map((item) => (
              <li key={item.key}>
                <Link className="source" to={item.href} title={item.iso}>
                  {item.clock}
                </Link>
                <span className="secondary">{item.kindWord}</span>
                {item.pageHref === null ? <span>{item.text}</span> : <Link to={item.pageHref}>{item.text}</Link>}
              </li>
            ))}
            {day.moreText === null ? null : <li className="secondary">{day.moreText}</li>}
          </ul>
        </Section>
      ))}
    </>
  )
}
