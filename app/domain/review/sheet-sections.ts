import type { Place } from '../place'
import type { DocumentPlan } from '../plan'
import type { FactGroup, SheetSection } from './facts'

/** What each kind of section is recognised by, and which facts stand in it. */
interface SectionKind {
  key: string
  words: RegExp
  groups: FactGroup[]
}

const weekKinds: SectionKind[] = [
  {
    key: 'planned',
    words: /planned|actual|achiev|accomplish|done|completed|variance/i,
    groups: ['tasks', 'open_tasks', 'slipped', 'deliverables', 'milestones', 'money', 'earned'],
  },
  {
    key: 'metrics',
    words: /metric|kpi|measure|target|progress|figures/i,
    groups: ['targets', 'tiers', 'criteria', 'runs'],
  },
  {
    key: 'blockers',
    words: /block|imped|risk|issue|obstacle|escalat|problem/i,
    groups: ['contradictions', 'risks', 'clocks'],
  },
  { key: 'lessons', words: /lesson|learn|retro|insight|takeaway/i, groups: [] },
  { key: 'next', words: /next|focus|priorit|upcoming|outlook|plan/i, groups: ['next'] },
  { key: 'record', words: /record|sign|approv|waiver|decision/i, groups: ['record'] },
]

const dayKinds: SectionKind[] = [
  { key: 'yesterday', words: /yesterday|done|achiev|completed/i, groups: ['tasks', 'criteria', 'runs', 'record'] },
  { key: 'today', words: /today|planned|next|plan/i, groups: ['open_tasks', 'next'] },
  { key: 'blockers', words: /block|imped|risk|issue|obstacle/i, groups: ['contradictions', 'risks', 'clocks'] },
  { key: 'metrics', words: /metric|kpi|target|figures/i, groups: ['targets', 'tiers'] },
]

const sheetKinds = { week: weekKinds, day: dayKinds }
const titles = { week: /week\S*\s+(review|report|status)|review.*week/i, day: /stand-?\s?up|daily/i }

/** Fields of a template's head that the sheet's own head answers: `Week: [X of 8]`, `Dates`. */
const headFields = /^(week|dates?|day|owner|author|period|sprint|phase|team|project|program|name)$/i

/**
 * The sections of a weekly review or daily stand-up: those of the tracker's own template in their
 * order and words, then those that the template does not name. A section that nothing is known for
 * (`Kudos`) is one of words alone.
 */
export function sheetSections(
  tracker: DocumentPlan | null,
  kind: 'week' | 'day',
): { template: { title: string; place: Place } | null; sections: SheetSection[] } {
  const template = tracker?.templates.find(({ title }) => titles[kind].test(title))
  const left = [...sheetKinds[kind]]
  const sections: SheetSection[] = []
  const named = template === undefined ? [] : template.sections.filter((title) => !headFields.test(title.trim()))
  for (const title of named) {
    const at = left.findIndex(({ words }) => words.test(title))
    const [found] = at === -1 ? [] : left.splice(at, 1)
    if (found !== undefined) sections.push({ key: found.key, title, groups: found.groups })
    else {
      const key = keyOf(title)
      if (key !== '' && !sections.some((one) => one.key === key)) sections.push({ key, title, groups: [] })
    }
  }
  for (const { key, groups } of left) sections.push({ key, title: null, groups })
  return { template: template === undefined ? null : { title: template.title, place: template.place }, sections }
}

function keyOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}
