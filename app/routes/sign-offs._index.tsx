import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { SignatureTable, Since } from '~/components/signature-parts'
import { TierStrip } from '~/components/tier-strip'
import { signOffTexts } from '~/reports/messages/act-pages'
import { overviewReport } from '~/reports/overview'
import { signOffRows, withProofs } from '~/reports/signatures'
import { signOffProofs } from '~db/queries/sign-off-proofs'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { slug, title } = assessment.settings
  const rows = withProofs(signOffRows(assessment, input), signOffProofs(context.db, { program: slug }))
  return { rows, tiers: overviewReport(assessment, input).tiers, title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Sign-offs', data?.title)

export default function SignOffs() {
  const { rows, tiers } = useLoaderData<typeof loader>()
  const current = rows.filter((row) => row.current)
  return (
    <>
      <PageHead title="Sign-offs" lede={signOffTexts.lede} />
      {tiers.length === 0 ? null : (
        <Section title="Tiers">
          <TierStrip items={tiers} />
        </Section>
      )}
      <Section title="Every signature" aside={`${current.length} stand, ${rows.length} recorded`}>
        {rows.length === 0 ? (
          <EmptyState title="Nobody has signed anything">Open a tier, read its pack, and sign.</EmptyState>
        ) : (
          <SignatureTable rows={rows} />
        )}
      </Section>
      {current.map((signature) => (
        <Since key={signature.id} signature={signature} withTier />
      ))}
    </>
  )
}
