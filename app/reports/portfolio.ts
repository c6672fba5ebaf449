import type { Assessment } from '~/domain/assessment'
import { countOf } from './format'
import { tierMark } from './glyphs'
import { datesText, phaseText, provenanceText } from './phase'
import { reportContext } from './report-context'
import { tierHeadline, tierTitle } from './tier-words'
import type { ReportInput, TierMark } from './types-common'
import { verdictSentence } from './verdict-sentence'

export interface PortfolioReport {
  countText: string
  programs: {
    slug: string
    title: string
    href: string
    verdictSentence: string
    tiers: { id: string; title: string; href: string; mark: TierMark }[]
    metaText: string
  }[]
}

/** Several programs, an entry each: the verdict in one sentence, the stamp of every tier. */
export function portfolioReport(programs: { assessment: Assessment; input: ReportInput }[]): PortfolioReport {
  return {
    countText: `${countOf(programs.length, 'program')} in this database, each judged by its own documents and runs.`,
    programs: programs.map(({ assessment, input }) => {
      const context = reportContext(assessment, input)
      return {
        slug: assessment.settings.slug,
        title: assessment.settings.title,
        href: context.href.overview(),
        verdictSentence: verdictSentence(context)
          .map(({ text }) => text)
          .join(''),
        tiers: assessment.tiers.map((tier) => ({
          id: tier.tier.id,
          title: tierTitle(tier),
          href: context.href.tier(tier.tier.id),
          mark: tierMark(tier.state, tierHeadline(tier)),
        })),
        metaText: [
          datesText(context),
          phaseText(context),
          `${countOf(context.snapshots.length, 'document')}, ${countOf(context.runs.length, 'run')}`,
          provenanceText(context),
        ]
          .filter((part) => part !== null)
          .join(' · '),
      }
    }),
  }
}
