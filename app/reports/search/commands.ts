import type { Assessment } from '~/domain/assessment'
import type { Deed } from '~/domain/people'
import { paletteTexts } from '../messages/palette'
import { reportContext } from '../report-context'
import { shellReport } from '../shell'
import { tierTitle } from '../tier-words'
import type { ReportInput } from '../types-common'
import type { PaletteCommand } from '../types-search'

/** Who asks: null for a stranger. */
export interface PaletteViewer {
  may(deed: Deed): boolean
}

/** Pages, and the actions that this viewer may take, as they are offered before anything is typed. */
export function paletteCommands(
  assessment: Assessment,
  input: ReportInput,
  viewer: PaletteViewer | null,
): PaletteCommand[] {
  const { href } = reportContext(assessment, input)
  const { nav } = shellReport(assessment, input)
  const mayOne = (deed: Deed) => viewer?.may(deed) === true
  const page = (label: string, to: string, answersTo = '') => command(paletteTexts.pages, label, to, answersTo)
  const act = (label: string, to: string, answersTo = '') => command(paletteTexts.actions, label, to, answersTo)
  const { currentWeekId, tiers } = assessment
  return [
    ...(mayOne('upload_evidence') ? [act(paletteTexts.upload, '/evidence/upload', 'import file csv run')] : []),
    ...(mayOne('write_review') && currentWeekId !== null
      ? [
          act(
            paletteTexts.review(reportContext(assessment, input).weekTitle(currentWeekId)),
            href.review(currentWeekId),
            'weekly',
          ),
        ]
      : []),
    ...(mayOne('sign')
      ? tiers.map((one) => act(paletteTexts.sign(tierTitle(one)), href.sign(one.tier.id), `sign-off ${one.tier.id}`))
      : []),
    ...nav.map(({ label, href: to }) => page(label, to)),
    page(paletteTexts.moments, '/moments', 'time travel as of history'),
    ...noCommands(viewer),
  ]
}

/** What there is to choose before anything was imported. */
export function noCommands(viewer: PaletteViewer | null): PaletteCommand[] {
  const page = (label: string, to: string, answersTo = '') => command(paletteTexts.pages, label, to, answersTo)
  const mayOne = (deed: Deed) => viewer?.may(deed) === true
  return [
    page(paletteTexts.help, '/help', 'keys rules verdicts'),
    ...(mayOne('bind_rule') ? [page(paletteTexts.settings, '/settings')] : []),
    ...(mayOne('manage_members') ? [page(paletteTexts.members, '/members')] : []),
    ...(mayOne('read_audit') ? [page(paletteTexts.audit, '/audit')] : []),
    viewer === null ? page(paletteTexts.signIn, '/sign-in') : page(paletteTexts.account, '/account', 'password tokens'),
    ...(['light', 'system', 'dark'] as const).map((theme) => ({
      ...command(paletteTexts.themes, paletteTexts.theme[theme], '/theme', 'colour mode'),
      id: `theme ${theme}`,
      theme,
    })),
  ]
}

function command(group: string, label: string, href: string, answersTo: string): PaletteCommand {
  return { id: `${group} ${label}`, group, label, href, answersTo, theme: null }
}
