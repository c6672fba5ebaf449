import { done, refused } from '~/domain/acts/refusals'
import type { SheetFacts } from '~/domain/review/facts'
import { correctionKey, type SheetDraft } from '~/domain/review/sheet-law'
import { sectionTitles } from '~/reports/messages/review'
import { wordsChanges } from '~/reports/review/sheet-differences'
import { findProgram } from '~db/queries/programs'
import { draftRevision, latestDraft } from '~db/queries/sheets'
import { publishSheet, saveSheetDraft } from '~db/writes/sheets'
import type { AskedAct, PageAct } from '../acts/take-act'

/** Name of the field that holds a section's words. */
export function wordsField(key: string): string {
  return `words.${key}`
}

/** Saving and publishing one sheet. `facts` are today's; they freeze when it is published. */
export function sheetActs(facts: SheetFacts): Record<string, PageAct> {
  const keys = [...facts.sections.map(({ key }) => key), correctionKey]
  const keeps = [...keys.map(wordsField), 'colour', 'revision']
  const savingOf = ({ field, db, program, actor, at }: AskedAct) => ({
    db,
    program,
    actor,
    at,
    sheet: facts.sheet,
    basedOn: Number(field('revision')),
    colour: field('colour'),
    words: Object.fromEntries(keys.map((key) => [key, field(wordsField(key))])),
  })
  return {
    sheet_save: {
      deed: 'write_review',
      keeps,
      act: (asked) => {
        const saved = saveSheetDraft(asked.db, savingOf(asked))
        return saved.ok ? done(null) : refusedWith(asked, facts, saved.refusal)
      },
    },
    sheet_publish: {
      deed: 'write_review',
      keeps,
      ends: 'write',
      act: (asked) => {
        const published = publishSheet(asked.db, { ...savingOf(asked), facts })
        return published.ok ? done(null) : refusedWith(asked, facts, published.refusal)
      },
    },
  }
}

type Refusal = Parameters<typeof refused>

/** Who saved on an old revision is told what the other changed, section by section, as JSON in `changes`. */
function refusedWith(
  { db, program, field }: AskedAct,
  facts: SheetFacts,
  refusal: { code: Refusal[0]; words: Record<string, string> },
) {
  if (refusal.code !== 'stale_draft') return refused(refusal.code, refusal.words)
  const found = findProgram(db, { slug: program })
  const programId = found === null ? -1 : found.id
  const basedOn = draftRevision(db, { programId, sheet: facts.sheet, revision: Number(field('revision')) })
  const latest = latestDraft(db, { programId, sheet: facts.sheet })
  const titles = new Map(facts.sections.map(({ key, title }) => [key, title ?? sectionTitles[key] ?? key]))
  const changes = wordsChanges(writtenOf(basedOn), writtenOf(latest), titles)
  return refused('stale_draft', { ...refusal.words, changes: JSON.stringify(changes) })
}

function writtenOf(draft: SheetDraft | null) {
  return draft === null ? { words: {}, colour: null } : { words: draft.words, colour: draft.colour }
}
