import type { Run, Sourced } from '~/domain/evidence'
import { isTriedFormat } from '~/domain/untried-formats'
import { formatMoment } from './dates'
import { formatCount, formatDuration, unknownWords } from './format'
import { latencyScopeWords } from './messages/compare'
import { precisionWords, untriedWords } from './messages/evidence'
import { manifestSourceWords, provenanceWords } from './messages/words'
import type { JudgedContext } from './report-context'
import type { ManifestItem } from './types-run'

/** Every figure about the run as a whole, each with where it was taken from. */
export function manifestOf(context: JudgedContext, run: Run): ManifestItem[] {
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
    ...toolItems(run),
    ...(run.note === null ? [] : [plain('Note', run.note)]),
  ]
}

/** What other tools than the first say of themselves; absent fields are not listed. */
function toolItems(run: Run): ManifestItem[] {
  const item = (label: string, text: string, sourceText = ''): ManifestItem => ({ label, text, sourceText })
  const unmeasured = run.cannotMeasure === undefined ? [] : run.cannotMeasure
  return [
    ...(run.format === undefined ? [] : [item('Format', run.format, isTriedFormat(run.format) ? '' : untriedWords)]),
    item('Precision', precisionWords[run.precision]),
    ...(run.latencyScope === undefined ? [] : [item('Times cover', latencyScopeWords[run.latencyScope] as string)]),
    ...(run.exactExtremes === false ? [item('Min and Max', 'rounded: they narrow no interval')] : []),
    ...(unmeasured.length === 0 ? [] : [item('Cannot state', unmeasured.join(', '), 'this tool, whatever the run')]),
    ...(typeof run.branch === 'string' ? [item('Branch', run.branch)] : []),
  ]
}

function sourced<T>(label: string, item: Sourced<T> | null, text: (value: T) => string): ManifestItem {
  return item === null
    ? { label, text: unknownWords.figure, sourceText: 'no file says it' }
    : { label, text: text(item.value), sourceText: manifestSourceWords[item.source] }
}
