import type { Place } from '~/domain/place'
import type { Priority } from '~/domain/plan'
import type { Reading } from '../reading'
import { stripGlyphs } from '../words/status'

const atStart = /^(?:priority|prioritas|p)\s*(\d+\.\d+)\b\s*[:.–—-]?\s*(.*)$/is

/** "Priority 1.1: Fix Authentication" or "P1.1" -> its number and title; else null. */
export function priorityAtStart(text: string): { ref: string; title: string } | null {
  const match = atStart.exec(stripGlyphs(text))
  return match === null ? null : { ref: `P${match[1]}`, title: match[2]!.trim() }
}

/** The priority of this reference, made on first sight; later mentions fill what is still open. */
export function openPriority(
  reading: Reading,
  ref: string,
  title: string,
  tierId: string | null,
  place: Place,
): Priority {
  const id = ref.toLowerCase()
  const known = reading.plan.priorities.find((priority) => priority.id === id)
  if (known !== undefined) return known
  const tier = tierId ?? `tier-${/\d+/.exec(ref)?.[0]}`
  const priority: Priority = {
    id,
    ref,
    tierId: tier,
    title,
    problem: null,
    impact: null,
    effort: null,
    owner: null,
    targets: [],
    place,
  }
  reading.plan.priorities.push(priority)
  return priority
}
