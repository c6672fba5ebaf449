import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ActingNotice, RoleMayNot } from '~/components/act-form'
import { Hallmark } from '~/components/hallmark'
import { Pack } from '~/components/pack-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { SignForm, StalePack, WithdrawForms } from '~/components/sign-form'
import { signTexts } from '~/reports/messages/act-pages'
import { signReport } from '~/reports/sign'
import { actingOf } from '~/server/acts/acting'
import { rememberPack, shownPack } from '~/server/acts/shown-packs'
import { takeAct } from '~/server/acts/take-act'
import { tierActs } from '~/server/acts/tier-acts'
import { notFound } from '~/server/not-found'
import { packNow } from '~db/queries/judge-now'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const packed = packNow({ assessment, state: input.state }, params.tier as string)
  if (packed === null) throw notFound('tier', params.tier)
  const acting = actingOf(context, request)
  if (acting.deeds.includes('sign')) rememberPack(context.db, packed.hash, packed.pack)
  const read = new URL(request.url).searchParams.get('read')
  const former = read === null || read === packed.hash ? null : { pack: shownPack(context.db, read) }
  const report = signReport(assessment, input, { packed, acting, former })
  return { report, acting, title: assessment.settings.title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: tierActs(params.tier as string) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle('Sign', data?.report.pack.tierTitle, data?.title)

export default function Sign() {
  const { report, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { pack, panel } = report
  return (
    <>
      <PageHead
        title={`Sign ${pack.tierTitle}`}
        crumbs={[
          { label: 'Tiers', href: '/tiers' },
          { label: pack.tierTitle, href: report.tierPath },
        ]}
        standing={
          <>
            <Hallmark mark={report.mark} size="large" />
            <span>{panel.sentence}</span>
          </>
        }
        lede={signTexts.lede}
      />
      {answer?.code === 'stale_pack' || report.stale !== null ? (
        <StalePack answer={answer} stale={report.stale} />
      ) : null}
      <Section title="The pack" aside={`${pack.criteria.length} criteria`}>
        <Pack pack={pack} />
      </Section>
      <Section title="Your signature" id="acts">
        <ActingNotice acting={acting} who="to sign" />
        {acting.nowHref !== null || acting.name === null ? null : acting.deeds.includes('sign') ? (
          <SignForm report={report} acting={acting} answer={answer} />
        ) : (
          <RoleMayNot deed="sign" />
        )}
        <WithdrawForms report={report} acting={acting} answer={answer} />
      </Section>
    </>
  )
}
