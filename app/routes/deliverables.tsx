import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Commitments } from '~/components/commitments'
import { pageTitle } from '~/components/page-title'
import { commitmentsFilter, deliverablesReport } from '~/reports/commitments'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const filter = commitmentsFilter(new URL(request.url).searchParams)
  return { report: deliverablesReport(assessment, input, filter), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Deliverables', data?.title)

export default function Deliverables() {
  const { report } = useLoaderData<typeof loader>()
  return <Commitments report={report} />
}
