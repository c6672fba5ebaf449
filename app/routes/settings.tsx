import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActingNotice } from '~/components/act-form'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { WaitingRules, WebhookSection, WitnessSection } from '~/components/server-settings'
import { SettingForms } from '~/components/setting-forms'
import { settingsTexts } from '~/reports/messages/settings'
import { reportContext } from '~/reports/report-context'
import { serverReport } from '~/reports/server-settings'
import { settingsReport } from '~/reports/settings'
import { actingOf } from '~/server/acts/acting'
import { takeAct } from '~/server/acts/take-act'
import { askedSetting } from '~/server/settings/asked-setting'
import { settingActs } from '~/server/settings/setting-acts'
import { logState } from '~/server/settings/witness-state'
import { findWebhook, listDeliveries } from '~db/queries/webhooks'

export function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = context.requireDeed(request, 'bind_rule')
  const assessed = context.assess(request)
  const now = context.identity.office.now()
  const acting = actingOf(context, request)
  return {
    title: assessed.assessment.settings.title,
    acting,
    manages: acting.deeds.includes('manage_settings') && acting.nowHref === null,
    settings: settingsReport(reportContext(assessed.assessment, assessed.input)),
    asked: askedSetting(request, assessed, { by: viewer.name, at: now }),
    server: serverReport({
      log: logState(context.db, now),
      webhook: findWebhook(context.db),
      deliveries: listDeliveries(context.db, { limit: 10 }),
    }),
  }
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: settingActs })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(settingsTexts.title, data?.title)

export default function Settings() {
  const { acting, manages, settings, asked, server } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div id="acts">
      <PageHead title={settingsTexts.title} lede={settingsTexts.lede} />
      <ActingNotice acting={acting} who="to change anything here" />
      {manages ? null : <p className="secondary fine">{settingsTexts.onlyManagers}</p>}
      <Section title={settingsTexts.rules} id="rules" aside={`${settings.bound} bound by members`}>
        <WaitingRules waiting={settings.waiting} acting={acting} answer={answer} />
      </Section>
      {manages ? <SettingForms {...{ settings, asked, acting, answer }} /> : null}
      {manages ? <WebhookSection {...{ server, acting, answer }} /> : null}
      <WitnessSection log={server.log}>
        <Link to="/audit">the audit log</Link>
      </WitnessSection>
    </div>
  )
}
