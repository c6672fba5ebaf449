import type { SheetFacts } from '~/domain/review/facts'
import type { SheetColour } from '~/domain/work/records'
import { formatAsOf, formatDay, formatDayRange, moment } from '../dates'
import { dayGroupTitles, sectionHints, sectionTitles } from '../messages/review'
import { type ReportContext, unitTitle } from '../report-context'
import { plainWords } from '../words-as-shown'
import { colourView } from './colours'
import { factGroup } from './fact-rows'
import { sourceChips } from './fact-sources'
import type { SheetView } from './types'

/** What a person adds to the facts. */
export interface SheetWords {
  words: Record<string, string>
  colour: SheetColour | null
}

/** A sheet as page, Markdown, CSV and command line show it: from its facts and words alone. */
export function sheetView(context: ReportContext, facts: SheetFacts, { words, colour }: SheetWords): SheetView {
  const { subject, timezone, asOf, template } = facts
  const asked = { context, asOf, timezone }
  return {
    sheet: facts.sheet,
    kind: facts.kind,
    title: titleOf(facts),
    heading: subject.title === '' ? null : subject.title,
    goal: subject.goal === null ? null : plainWords(subject.goal),
    exitCriteria: subject.exitCriteria === null ? null : plainWords(subject.exitCriteria),
    datesText: formatDayRange(facts.fromDay, facts.toDay),
    asOf: moment(asOf, timezone),
    asOfText: formatAsOf(asOf, timezone),
    comparedText: comparedText(facts),
    template:
      template === null ? null : (sourceChips(context, [{ kind: 'place', place: template.place }], asOf)[0] ?? null),
    templateText: template === null ? 'default sections' : `sections of “${plainWords(template.title)}”`,
    sections: facts.sections.map(({ key, title, groups }) => ({
      key,
      title: title === null ? (sectionTitles[key] ?? key) : plainWords(title),
      words: words[key] ?? '',
      hint: sectionHints[key] ?? '',
      groups: groups
        .map((group) =>
          factGroup(
            asked,
            group,
            facts.facts.filter((fact) => fact.group === group),
          ),
        )
        .filter(({ rows }) => rows.length > 0)
        .map((group) => (facts.kind === 'day' ? { ...group, title: dayGroupTitles[group.key] ?? group.title } : group)),
    })),
    colour: colourView(facts.colour, colour),
  }
}

function titleOf({ kind, subject }: SheetFacts): string {
  return kind === 'week'
    ? unitTitle(subject.unit, subject.number, subject.title)
    : `Stand-up of ${formatDay(subject.title)}`
}

function comparedText({ comparedWith, timezone }: SheetFacts): string {
  if (comparedWith === null) return 'nothing to compare with'
  const at = formatAsOf(comparedWith.at, timezone)
  return comparedWith.because === 'beginning' ? `compared with ${at}` : `compared with the first tracker, ${at}`
}
