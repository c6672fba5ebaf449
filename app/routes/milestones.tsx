import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Commitments } from '~/components/commitments'
import { pageTitle } from '~/components/page-title'
import { commitmentsFilter, milestonesReport } from '~/reports/commitments'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const filter = commitmentsFilter(new URL(request.url).searchParams)
  return { report: milestonesReport(assessment, input, filter), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Milestones', data?.title)

export default function Milestones() {
  const { report } = useLoaderData<typeof loader>()
  return <Commitments report={report} />
}
