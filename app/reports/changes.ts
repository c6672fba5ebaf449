import type { Assessment } from '~/domain/assessment'
import type { Change, SnapshotChanges } from '~/domain/changes'
import { orphanedRecords } from '~/domain/changes/orphans'
import { changeGroups, groupOf, inOrder } from './change-groups'
import { changeView } from './change-view'
import { type Chosen, defaultDocument } from './changes-query'
import { formatMoment } from './dates'
import { countOf } from './format'
import { groupBy } from './group'
import { hrefs } from './href'
import { type ChangeGroup, changesTeach, groupWords, orphanWords, subjectWords } from './messages/changes'
import { naturalOrder } from './natural-order'
import { type ReportContext, reportContext } from './report-context'
import { snapshotLines, snapshotTimeText } from './snapshot-lines'
import type { ChangesPage, ChangesQuery, Facet, SnapshotAtHand } from './types-changes'
import type { ReportInput } from './types-common'

export interface ChangesInput {
  /** Every snapshot there was by the moment, by document and time. */
  kept: readonly SnapshotAtHand[]
  asked: ChangesQuery
  chosen: Chosen | null
  compared: SnapshotChanges | null
}

/** A list of hundreds is no page to read: the first of each group, unless one group is asked for. */
const shownPerGroup = 40
const mostShown = 1000

/** The page that compares two snapshots of a document. */
export function changesPage(assessment: Assessment, input: ReportInput, changes: ChangesInput): ChangesPage {
  const context = reportContext(assessment, input)
  const { kept, asked, chosen, compared } = changes
  const document = chosen === null ? (asked.document ?? defaultDocument(kept)) : chosen.document
  const own = kept.filter((one) => one.document === document)
  const all = compared === null ? [] : compared.changes
  const filters = filtersOf(all, asked)
  const link = linker(context, asked, chosen)
  const shown = inOrder(all.filter((change) => filters.every((filter) => filter.fits(change))))
  const filtered = asked.group !== null || asked.about !== null || asked.week !== null
  return {
    moment: momentFields(context),
    documents: [...groupBy(kept, (one) => one.document)].map(([slug, group]) => ({
      slug,
      title: (group.at(-1) as SnapshotAtHand).plan.title,
      on: slug === document,
    })),
    choices: own.map((one) => ({
      revision: one.revision,
      label: `${one.revision}: ${snapshotTimeText(context, one)}`,
    })),
    from: chosen === null ? null : chosen.before.revision,
    to: chosen === null ? null : chosen.after.revision,
    summary: chosen === null ? null : summaryOf(all),
    facets: facetsOf(context, all, asked, link),
    clearHref: filtered ? link({ group: null, about: null, week: null }) : null,
    sections: chosen === null ? [] : sectionsOf(context, shown, asked, chosen, link),
    emptyText: emptyText(chosen, all, shown),
    trouble: document !== null && own.length === 0 ? `No snapshot of a document “${document}” is at hand.` : null,
    snapshots: snapshotLines(context, own),
    orphans: orphanedRecords(input.state, assessment).map(({ kind, subject, by, at, said, last }, index) => ({
      key: `${index} ${subject}`,
      kindWord: orphanWords[kind],
      subject,
      said,
      byText: `${by}, ${formatMoment(at, context.timezone)}`,
      last: last === null ? null : { words: last.words, done: null, source: null },
    })),
  }
}

function emptyText(chosen: Chosen | null, all: readonly Change[], shown: readonly Change[]): string | null {
  if (chosen === null) return changesTeach.sentence
  if (all.length === 0) return 'The two snapshots say the same.'
  return shown.length === 0 ? 'No change fits these filters.' : null
}

/** "14 goalposts moved, one loosened; 20 boxes ticked, 1 of them with new evidence; ..." */
function summaryOf(changes: readonly Change[]): string {
  const counts = groupBy(changes, groupOf)
  const count = (group: ChangeGroup) => {
    const found = counts.get(group)
    return found === undefined ? 0 : found.length
  }
  const loosened = changes.filter(({ goalpost }) => goalpost?.move === 'loosened').length
  const dropped = changes.filter(({ goalpost }) => goalpost?.move === 'dropped').length
  const ticked = count('ticked_new') + count('ticked_bare')
  const openGone = changes.filter(({ kind, ticked: was }) => kind === 'removed' && was === false).length
  return [
    `Goalposts: ${loosened} loosened, ${dropped} dropped, ${count('goalposts') - loosened - dropped} other.`,
    `${countOf(ticked, 'box')} ticked, ${count('ticked_new')} with new evidence.`,
    `${countOf(count('added') + count('came_ticked'), 'item')} added, ${count('came_ticked')} already ticked.`,
    `${countOf(count('removed'), 'item')} removed, ${openGone} with an open box.`,
  ].join(' ')
}

interface Filter {
  fits: (change: Change) => boolean
}

function filtersOf(all: readonly Change[], asked: ChangesQuery, without: keyof ChangesQuery | null = null): Filter[] {
  const { group, about, week } = asked
  const known = all.length > 0
  return [
    ...(known && group !== null && without !== 'group' ? [{ fits: (one: Change) => groupOf(one) === group }] : []),
    ...(known && about !== null && without !== 'about' ? [{ fits: (one: Change) => one.subject === about }] : []),
    ...(known && week !== null && without !== 'week' ? [{ fits: (one: Change) => one.weekId === week }] : []),
  ]
}

type Link = (over: Partial<ChangesQuery>) => string

/** Addresses of this page with other filters; the pair stays as it was asked for. */
function linker({ input }: ReportContext, asked: ChangesQuery, chosen: Chosen | null): Link {
  const href = hrefs(input.link)
  const pair =
    chosen === null ? {} : { document: chosen.document, from: chosen.before.revision, to: chosen.after.revision }
  return (over) => {
    const query = { ...asked, ...pair, ...over }
    const text = (value: number | null) => (value === null ? null : String(value))
    return href.changes({ ...query, from: text(query.from), to: text(query.to) })
  }
}

function facetsOf(context: ReportContext, all: readonly Change[], asked: ChangesQuery, link: Link): Facet[] {
  const facet = (
    key: 'group' | 'about' | 'week',
    label: string,
    keyOf: (change: Change) => string | null,
    name: (value: string) => string,
  ): Facet => {
    const rest = all.filter((change) => filtersOf(all, asked, key).every((filter) => filter.fits(change)))
    const counts = groupBy(rest, keyOf)
    return {
      label,
      options: [...counts].flatMap(([value, found]) => {
        if (value === null) return []
        const on = asked[key] === value
        return [{ value, label: name(value), count: found.length, href: link({ [key]: on ? null : value }), on }]
      }),
    }
  }
  const groups = facet('group', 'Change', groupOf, (value) => groupWords[value as ChangeGroup].title)
  groups.options.sort(
    (a, b) => changeGroups.indexOf(a.value as ChangeGroup) - changeGroups.indexOf(b.value as ChangeGroup),
  )
  const weeks = facet(
    'week',
    'Week',
    ({ weekId }) => weekId,
    (id) => context.weekTitle(id).split(':')[0] as string,
  )
  weeks.options.sort((a, b) => naturalOrder(a.value, b.value))
  const about = facet(
    'about',
    'About',
    ({ subject }) => subject,
    (value) => subjectWords[value as Change['subject']],
  )
  return [groups, about, weeks].filter(({ options }) => options.length > 1)
}

function sectionsOf(
  context: ReportContext,
  shown: readonly Change[],
  asked: ChangesQuery,
  chosen: Chosen,
  link: Link,
): ChangesPage['sections'] {
  const found = groupBy(shown, groupOf)
  return changeGroups.flatMap((group) => {
    const changes = found.get(group)
    if (changes === undefined) return []
    const most = asked.group === group ? mostShown : shownPerGroup
    const rest = changes.length - most
    return [
      {
        group,
        ...groupWords[group],
        countText: countOf(changes.length, 'change'),
        items: changes.slice(0, most).map((change, at) => changeView(context, change, chosen, at)),
        moreHref: rest > 0 && asked.group !== group ? link({ group }) : null,
        moreText: rest > 0 ? `${rest} more` : null,
      },
    ]
  })
}

function momentFields({ input }: ReportContext): [string, string][] {
  const { asOf, program } = input.link
  return [
    ...(asOf === null ? [] : [['as-of', asOf] as [string, string]]),
    ...(program === null ? [] : [['program', program] as [string, string]]),
  ]
}
