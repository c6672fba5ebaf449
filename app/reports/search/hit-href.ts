import type { SearchHit } from '~/domain/search/hit'
import { actOf } from '~/domain/search/recorded-texts'
import type { Hrefs } from '../href'

/** Where a hit leads: the page of the thing where it has one, else the line of the document. */
export function hitHref(href: Hrefs, hit: SearchHit): string {
  const { kind, key, document, run } = hit
  const line = document === null ? href.documents() : href.document(document.slug, document.line)
  switch (kind) {
    case 'task':
      return href.week(key.split('/')[0] as string)
    case 'criterion':
      return href.criterion(key)
    case 'tier':
      return href.tier(key)
    case 'week':
      return href.week(key)
    case 'deliverable':
      return href.deliverables()
    case 'milestone':
      return href.milestones()
    case 'risk':
      return href.risks(key)
    case 'priority':
      return href.plan()
    case 'claim':
      return href.claim(key)
    case 'run':
      return href.run(key)
    case 'endpoint':
      return run === null ? href.runs() : href.run(run, key)
    case 'finding':
      return href.run(key)
    case 'report':
      return href.report(key)
    case 'review':
      return key.startsWith('day-') ? href.standup(key.slice('day-'.length)) : href.review(key)
    case 'record':
      return recordHref(href, hit)
    case 'decision':
      return `/help/decisions/${encodeURIComponent(key)}`
    case 'help':
      return `/help${key}`
    case 'line':
      return line
  }
}

function recordHref(href: Hrefs, { key, about, run }: SearchHit): string {
  const id = key.split('/')[1]
  const subject = about === null ? '' : about
  const week = subject.startsWith('tier-') ? null : subject.split('/')[0]
  switch (actOf(key)) {
    case 'waiver':
      return `${href.waivers()}#waiver-${id}`
    case 'not_applicable':
      return `${href.waivers()}#not_applicable-${id}`
    case 'sign_off':
      return href.signOff(Number(id))
    case 'acceptance':
      return href.tier(subject.split('/')[0] as string)
    case 'invalidation':
      return run === null ? href.runs() : href.run(run)
    case 'cost':
      return href.costs(subject)
    case 'risk_link':
      return href.risks(subject)
    case 'proof':
      return week === null || week === undefined ? href.weeks() : href.week(week)
    default:
      return href.attestations()
  }
}
