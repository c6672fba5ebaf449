import type { ProgramSettings, RunConditions } from '~/domain/program'
import { changesInForce, type SettingKey } from '~/domain/setting-changes'
import { moment } from './dates'
import { countOf } from './format'
import { hrefs } from './href'
import { proofWords, settingsTexts } from './messages/settings'
import type { movedView } from './receipt-view'
import type { ReportContext } from './report-context'

/** What would move, with what was typed; `seen` names the preview in the form that records it. */
export interface AskedSetting {
  key: string
  typed: Record<string, string>
  refusal: string | null
  preview: (ReturnType<typeof movedView> & { seen: string }) | null
}

export interface SettingLine {
  /** What program.md and the documents say of it; null where no member changed it. */
  statedText: string | null
  changedText: string | null
}

/** Everything that the settings page shows of a program. */
export function settingsReport(context: ReportContext) {
  const { settings, tiers } = context.assessment
  const link = hrefs(context.input.link)
  const lineOf = (key: SettingKey): SettingLine => {
    const held = changesInForce(settings.changes ?? []).find((change) => change.key === key)
    if (held === undefined) return { statedText: null, changedText: null }
    const stated = { ...settings, ...settings.beneath }
    return {
      statedText: settingsTexts.stated(statedText(key, stated)),
      changedText: settingsTexts.changedBy(held.by, moment(held.at, settings.timezone).text),
    }
  }
  const criteria = tiers.flatMap(({ criteria }) => criteria)
  return {
    declared: settings.declared,
    days: settings.stalenessDays,
    proof: settings.proof,
    qualifying: settings.qualifying,
    byTier: Object.entries(settings.qualifyingByTier).map(([tier, own]) => `${tier}: ${conditionsText(own)}`),
    groups: settings.groups.map(({ name, globs, inferred }) => ({ name, globs, inferred })),
    lines: {
      groups: lineOf('groups'),
      qualifying: lineOf('qualifying'),
      stalenessDays: lineOf('stalenessDays'),
      proof: lineOf('proof'),
    } satisfies Record<SettingKey, SettingLine>,
    waiting: criteria
      .filter(({ origin }) => origin === 'inferred_operator')
      .map(({ criterion, rule }) => ({
        id: criterion.id,
        text: criterion.text,
        rule,
        href: link.criterion(criterion.id),
      })),
    bound: countOf(criteria.filter(({ origin }) => origin === 'bound').length, 'rule'),
  }
}

function statedText(key: SettingKey, settings: ProgramSettings): string {
  switch (key) {
    case 'stalenessDays':
      return countOf(settings.stalenessDays, 'day')
    case 'proof':
      return proofWords[settings.proof]
    case 'qualifying':
      return conditionsText(settings.qualifying)
    case 'groups':
      return settings.groups
        .map(({ name, globs }) => `${name} = ${globs.length === 0 ? 'nothing' : globs.join(' ')}`)
        .join('; ')
  }
}

function conditionsText({ minUsers, minRequests, labels, tags, allowOnlyLogin }: RunConditions): string {
  return [
    minUsers === null ? 'any number of users' : `at least ${countOf(minUsers, 'user')}`,
    minRequests === null ? 'any number of requests' : `at least ${countOf(minRequests, 'request')}`,
    ...(labels.length === 0 ? [] : [`label ${labels.join(' or ')}`]),
    ...(tags.length === 0 ? [] : [`tag ${tags.join(' or ')}`]),
    ...(allowOnlyLogin ? ['a run of the login alone too'] : []),
  ].join(', ')
}
