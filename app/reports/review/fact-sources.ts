import type { FactSource } from '~/domain/review/facts'
import { type Hrefs, hrefs, placeText } from '../href'
import type { ReportContext } from '../report-context'
import { rowChip } from '../sources'
import type { SourceChip } from '../types-common'

/**
 * Chips of a fact's sources. Lines of documents are linked as of the sheet's own moment, so that they
 * arrive at the line as it stood then.
 */
export function sourceChips(context: ReportContext, sources: readonly FactSource[], asOf: string): SourceChip[] {
  const then = hrefs({ ...context.input.link, asOf })
  return sources.map((source) => chipOf(context, then, source))
}

function chipOf(context: ReportContext, then: Hrefs, source: FactSource): SourceChip {
  const { href } = context
  switch (source.kind) {
    case 'place': {
      const slug = documentOf(context, source.place.file)
      const title = `${source.place.file}, line ${source.place.line}`
      return {
        text: placeText(source.place),
        href: slug === null ? null : then.document(slug, source.place.line),
        title,
      }
    }
    case 'run':
      return rowChip(context, source.run, source.row, source.place)
    case 'criterion':
      return { text: 'criterion', href: href.criterion(source.id), title: source.id }
    case 'tier':
      return { text: source.id.replace('-', ' '), href: href.tier(source.id), title: source.id }
    case 'week':
      return { text: source.id.replace('-', ' '), href: href.week(source.id), title: source.id }
    case 'costs':
      return { text: 'costs', href: href.costs(source.id), title: 'Money' }
    case 'risk':
      return { text: 'risk', href: href.risks(source.id), title: source.id }
    case 'sign_off':
      return { text: 'signature', href: href.signOff(Number(source.id)), title: `signature ${source.id}` }
    case 'waivers':
      return { text: 'waivers', href: href.waivers(), title: 'Waivers' }
    case 'attestations':
      return { text: 'statements', href: href.attestations(), title: 'Statements' }
    case 'earned':
      return { text: 'formula', href: href.costs(), title: 'Earned value: formula and inputs' }
    case 'milestones':
      return { text: 'milestones', href: href.milestones(), title: 'Milestones' }
  }
}

/** Of every snapshot at hand, also those that are no longer in effect. */
function documentOf({ input }: ReportContext, file: string): string | null {
  const { snapshots, earlier } = input.state
  const found = [...snapshots, ...earlier].find(({ plan }) => plan.file === file)
  return found === undefined ? null : found.plan.slug
}
