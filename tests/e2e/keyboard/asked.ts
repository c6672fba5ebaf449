import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Response } from 'playwright-core'
import type { SheetFacts } from '~/domain/review/facts'
import { costActs } from '~/server/acts/cost-acts'
import { attestationActs, criterionActs, waiverActs } from '~/server/acts/criterion-acts'
import { programActs } from '~/server/acts/program-acts'
import { proofActs } from '~/server/acts/proof-acts'
import { riskActs } from '~/server/acts/risk-acts'
import { runActs } from '~/server/acts/run-acts'
import { tierActs } from '~/server/acts/tier-acts'
import { sheetActs } from '~/server/review/sheet-acts'
import { patternOf, routeRules } from '~/server/route-rules'
import { settingActs } from '~/server/settings/setting-acts'

const app = resolve(import.meta.dirname, '../../../app')
const noFacts = { sheet: 'week-1', sections: [] } as unknown as SheetFacts

/** What the forms of a page do, by the rule of its address; null where the page has one form without a name. */
const actsOf: Record<string, readonly string[] | null> = {
  '/criteria/*': Object.keys(criterionActs('any')),
  '/attestations': Object.keys(attestationActs),
  '/waivers': Object.keys(waiverActs),
  '/tiers/:tier/sign': Object.keys(tierActs('any')),
  '/evidence/:run/void': Object.keys(runActs('any')),
  '/costs': Object.keys(costActs),
  '/risks': Object.keys(riskActs),
  '/review/:week': Object.keys(sheetActs(noFacts)),
  '/standup/:day': Object.keys(sheetActs(noFacts)),
  '/weeks': Object.keys(proofActs),
  '/weeks/:week': Object.keys(proofActs),
  '/settings': Object.keys(settingActs),
  '/programs': Object.keys(programActs),
  '/account': intentsIn('components/account-parts.tsx', 'components/token-parts.tsx'),
  '/members': [...intentsIn('components/member-parts.tsx'), 'deactivated', 'reactivated'],
  '/confirm': null,
  '/evidence/upload': null,
  '/help/first-steps': null,
  '/import': null,
  '/import/files': null,
  '/join': null,
  '/notices': null,
  '/sign-in': null,
  '/sign-out': null,
  '/theme': null,
}

function intentsIn(...files: string[]): string[] {
  return files.flatMap((file) =>
    [...readFileSync(join(app, file), 'utf8').matchAll(/name="intent" value="([\w-]+)"/g)].map(
      (match) => match[1] as string,
    ),
  )
}

/** Every address that takes a form must be listed above. */
export function unlistedForms(): string[] {
  const posts = Object.keys(routeRules).filter((rule) => routeRules[rule]?.post !== null && !rule.startsWith('/api/'))
  return posts.filter((rule) => !Object.hasOwn(actsOf, rule))
}

/** Everything that a form of the app does, and each address that takes forms: what has to be walked. */
export function everyDeed(): string[] {
  const intents = Object.values(actsOf).flatMap((all) => (all === null ? [] : all))
  return [...new Set([...intents, ...Object.keys(actsOf)])].sort()
}

/**
 * What a form that the server took asked for: the rule of its address and its intent. The browser does not
 * show a body with a file; the address that the answer leads to names the intent then.
 */
export function deedsOf(response: Response): string[] {
  const request = response.request()
  const rule = patternOf(new URL(request.url()).pathname)
  const body = request.postDataBuffer()?.toString('latin1') ?? ''
  const leadsTo = response.headers().location ?? ''
  const named = /(?:^|&)intent=([\w-]+)/.exec(body) ?? /[?&]did=([\w-]+)/.exec(leadsTo)
  return named === null ? [rule] : [rule, named[1] as string]
}

/** Sources of forms that ask and change nothing: every one has its line in `questions.ts`. */
export function filesWithQuestions(): string[] {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  return files.filter((file) => /<[fF]orm\b[^>]*method="get"/.test(readFileSync(join(app, file), 'utf8'))).sort()
}
