import type { Source } from '~/domain/assessment'
import type { Place } from '~/domain/place'
import type { StatusClaim } from '~/domain/plan'
import { groupBy } from './group'
import { placeText } from './href'
import type { JudgedContext } from './report-context'
import type { PencilMark, SourceChip, StatusMark } from './types-common'
import { plainWords } from './words-as-shown'

/** `tracker.md:412`, linked to the line of the rendered document. */
export function placeChip(context: JudgedContext, place: Place): SourceChip {
  const document = context.documentByFile(place.file)
  return {
    text: placeText(place),
    href: document === undefined ? null : context.href.document(document.slug, place.line),
    title: `${place.file}, line ${place.line}`,
  }
}

/** "line 412", where the document is named beside it. */
export function lineChip(context: JudgedContext, place: Place): SourceChip {
  return { ...placeChip(context, place), text: `line ${place.line}` }
}

/** `v45 · stats row 63`: the line within the run's file, where it is known. */
export function rowChip(context: JudgedContext, label: string, row: string | null, place: Place | null): SourceChip {
  const short = context.short(label)
  const file = place === null ? null : fileKind(context, label, place.file)
  return {
    text:
      place === null
        ? row === null || row === '*'
          ? short
          : `${short} · ${row}`
        : `${short} · ${file} row ${place.line}`,
    href: context.href.run(label, row),
    title:
      place === null
        ? label
        : `${place.file}, line ${place.line}${row === null ? '' : `: ${row === '*' ? 'Aggregated' : row}`}`,
  }
}

function fileKind(context: JudgedContext, label: string, name: string): string {
  const run = context.run(label)
  const file = run?.files.find((candidate) => candidate.name === name || name.endsWith(candidate.name))
  return file === undefined || file.kind === 'unknown' || file.kind === 'run_note' ? 'file' : file.kind
}

export function sourceChip(context: JudgedContext, source: Source): SourceChip {
  if (source.kind === 'run') return rowChip(context, source.run, source.row, source.place)
  const known = context.documentByFile(source.place.file)
  return {
    text: placeText(source.place),
    href: context.href.document(known === undefined ? source.document : known.slug, source.place.line),
    title: `${source.place.file}, line ${source.place.line}`,
  }
}

/** A status as the document words it, in pencil. */
export function statusMark(context: JudgedContext, status: StatusClaim): PencilMark {
  return {
    words: status.words,
    done: status.status === 'done' ? true : status.status === 'unknown' ? null : false,
    source: placeChip(context, status.place),
  }
}

/** Statuses in order, equal words once with every place that says them. */
export function statusMarks(context: JudgedContext, statuses: readonly StatusClaim[]): StatusMark[] {
  const groups = groupBy(statuses, ({ words }) => plainWords(words).replace(/[✓✗]/gu, '').trim().toLowerCase())
  return [...groups.values()].flatMap((same) => {
    const [first, ...others] = same.map((status) => statusMark(context, status))
    if (first === undefined) return []
    return [{ ...first, others: others.flatMap(({ source }) => (source === null ? [] : [source])) }]
  })
}
