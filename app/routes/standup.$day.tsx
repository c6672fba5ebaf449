import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { Sheet } from '~/components/sheet'
import { standupNeighbours } from '~/reports/review/reviews'
import { actingOf } from '~/server/acts/acting'
import { askedSheet } from '~/server/review/sheet-request'
import { takeSheetAct } from '~/server/review/take-sheet-act'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessed, report, page } = askedSheet(context, request, { kind: 'day', day: params.day as string })
  return {
    page,
    around: standupNeighbours(report, params.day as string, page),
    acting: actingOf(context, request),
    title: assessed.assessment.settings.title,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return takeSheetAct({ request, context }, { kind: 'day', day: params.day as string })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.page.view.title, data?.title)

export default function Standup() {
  const { page, around, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <Sheet page={page} around={around} acting={acting} answer={answer} />
}
