import type { RevisionDifference } from '~/domain/compare'
import { countOf } from '../format'
import { capitalised } from './facts'

/** Columns as the files call them. */
export const figureNames: Record<string, string> = {
  requests: 'requests',
  failures: 'failures',
  medianMs: 'median (ms)',
  avgMs: 'average (ms)',
  minMs: 'min (ms)',
  maxMs: 'max (ms)',
  avgBytes: 'bytes',
  rps: 'req/s',
  failuresPerS: 'failures/s',
}

/** What a revision changed against the one before. */
export function revisionSentence({ appeared, vanished, figures }: RevisionDifference): string {
  const parts = [
    figures.length === 0
      ? null
      : `${countOf(figures.length, 'figure')} differ in ${countOf(new Set(figures.map(({ key }) => key)).size, 'row')}`,
    appeared.length === 0 ? null : `${countOf(appeared.length, 'row')} appeared`,
    vanished.length === 0 ? null : `${countOf(vanished.length, 'row')} vanished`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'Other bytes, the same figures.' : `${capitalised(parts.join('; '))}.`
}
