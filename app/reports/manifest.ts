import type { Run, Sourced } from '~/domain/evidence'
import { formatMoment } from './dates'
import { formatCount, formatDuration, unknownWords } from './format'
import { manifestSourceWords, provenanceWords } from './messages/words'
import type { ReportContext } from './report-context'
import type { ManifestItem } from './types-run'

/** Every figure about the run as a whole, each with where it was taken from. */
export function manifestOf(context: ReportContext, run: Run): ManifestItem[] {
  const time = (instant: string) => formatMoment(instant, context.timezone)
  const plain = (label: string, text: string | null): ManifestItem => ({
    label,
    text: text === null || text === '' ? unknownWords.notStated : text,
    sourceText: '',
  })
  return [
    sourced('Users', run.users, formatCount),
    sourced('Spawn rate', run.spawnRate, (rate) => `${formatCount(rate)} per second`),
    sourced('Started', run.startedAt, time),
    sourced('Ended', run.endedAt, time),
    sourced('Duration', run.durationS, formatDuration),
    sourced('Active', run.activeS, formatDuration),
    {
      label: 'Effective time',
      text: run.effectiveAt === null ? unknownWords.noClock : time(run.effectiveAt),
      sourceText: 'places the run before or after everything else',
    },
    plain('Provenance', provenanceWords[run.provenance]),
    plain('Scope', run.scope.length === 0 ? null : run.scope.join(', ')),
    plain('Commit', run.commit),
    plain('Environment', run.environment),
    plain('Tags', run.tags.length === 0 ? null : run.tags.join(', ')),
    plain('Tool', `${run.tool} (${run.dialect})`),
    ...(run.note === null ? [] : [plain('Note', run.note)]),
  ]
}

function sourced<T>(label: string, item: Sourced<T> | null, text: (value: T) => string): ManifestItem {
  return item === null
    ? { label, text: unknownWords.figure, sourceText: 'no file says it' }
    : { label, text: text(item.value), sourceText: manifestSourceWords[item.source] }
}
