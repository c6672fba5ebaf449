import type { Place } from '~/domain/place'
import type { PlanItem } from '~/domain/plan'
import type { Reading } from '../reading'

/** Adds a plan item; returns its fields, which later lines under the same heading may fill. */
export function addPlanItem(
  reading: Reading,
  kind: PlanItem['kind'],
  group: string,
  text: string,
  place: Place,
  fields: Record<string, string> = {},
  ticked: boolean | null = null,
): Record<string, string> {
  reading.plan.planItems.push({ kind, group, text, fields, ticked, place })
  return fields
}

/** Key of a field from its label: "Estimated Time" -> "estimated_time". */
export function fieldKey(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
}
