import { expect, test } from 'vitest'
import { may, roles } from '~/domain/people'
import type { SheetFacts } from '~/domain/review/facts'
import { action as attestationsAction } from '~/routes/attestations'
import { action as costsAction } from '~/routes/costs'
import { action as criterionAction } from '~/routes/criteria.$'
import { action as voidAction } from '~/routes/evidence.$run_.void'
import { action as reviewAction } from '~/routes/review.$week'
import { action as risksAction } from '~/routes/risks'
import { action as settingsAction } from '~/routes/settings'
import { action as standupAction } from '~/routes/standup.$day'
import { action as signAction } from '~/routes/tiers.$tier_.sign'
import { action as waiversAction } from '~/routes/waivers'
import { action as weeksAction } from '~/routes/weeks._index'
import { action as weekAction } from '~/routes/weeks.$week'
import { costActs } from '~/server/acts/cost-acts'
import { attestationActs, criterionActs, waiverActs } from '~/server/acts/criterion-acts'
import { proofActs } from '~/server/acts/proof-acts'
import { riskActs } from '~/server/acts/risk-acts'
import { runActs } from '~/server/acts/run-acts'
import { tierActs } from '~/server/acts/tier-acts'
import { sheetActs } from '~/server/review/sheet-acts'
import { routeRules } from '~/server/route-rules'
import { settingActs } from '~/server/settings/setting-acts'
import { answerOf, posting } from '../../support/acting'
import { makeCriterion } from '../../support/make-state'
import { makeMember, makeSession } from '../../support/people'
import { importSignable } from '../../support/signing'
import { temporaryDatabase } from '../../support/temporary'

const criterion = makeCriterion('P99 response time <2s')

/** The forms of a sheet are the same whatever it states. */
const noFacts = { sheet: 'week-1', sections: [] } as unknown as SheetFacts

/** Every page of acts: its rule, its forms, its action, and an address of it. */
const pages = [
  {
    rule: '/criteria/*',
    acts: criterionActs(criterion.id),
    action: criterionAction,
    path: `/criteria/${criterion.id}`,
    params: { '*': criterion.id },
  },
  { rule: '/attestations', acts: attestationActs, action: attestationsAction, path: '/attestations' },
  { rule: '/waivers', acts: waiverActs, action: waiversAction, path: '/waivers' },
  {
    rule: '/tiers/:tier/sign',
    acts: tierActs('tier-1'),
    action: signAction,
    path: '/tiers/tier-1/sign',
    params: { tier: 'tier-1' },
  },
  {
    rule: '/evidence/:run/void',
    acts: runActs('first'),
    action: voidAction,
    path: '/evidence/first/void',
    params: { run: 'first' },
  },
  { rule: '/costs', acts: costActs, action: costsAction, path: '/costs' },
  { rule: '/risks', acts: riskActs, action: risksAction, path: '/risks' },
  { rule: '/review/:week', acts: sheetActs(noFacts), action: reviewAction, path: '/review/1', params: { week: '1' } },
  {
    rule: '/standup/:day',
    acts: sheetActs(noFacts),
    action: standupAction,
    path: '/standup/2026-01-11',
    params: { day: '2026-01-11' },
  },
  { rule: '/weeks', acts: proofActs, action: weeksAction, path: '/weeks' },
  { rule: '/weeks/:week', acts: proofActs, action: weekAction, path: '/weeks/1', params: { week: '1' } },
  { rule: '/settings', acts: settingActs, action: settingsAction, path: '/settings' },
]

const isBarred = ({ status, body }: Awaited<ReturnType<typeof answerOf>>) =>
  status === 403 && body.code === 'role_may_not'

for (const { rule, acts, action, path, params = {} } of pages)
  test(`every form of ${rule} lets in the roles of its deed and nobody else`, async () => {
    const asks = routeRules[rule]?.post
    if (!Array.isArray(asks)) throw new Error(`${rule} lists no deeds`)
    const db = temporaryDatabase()
    importSignable(db, [criterion])
    const wrong: string[] = []
    for (const role of roles) {
      const cookie = makeSession(db, makeMember(db, `${role}-one`, role))
      for (const [intent, { deed }] of Object.entries(acts)) {
        if (deed !== null) expect(asks).toContain(deed)
        const isLetIn = deed === null ? asks.some((one) => may(role, one)) : may(role, deed)
        const answer = await answerOf(() => action(posting(db, path, { intent }, { cookie, params })))
        if (isBarred(answer) === isLetIn) wrong.push(`${role} ${intent}: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
  })
