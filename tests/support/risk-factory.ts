import type { EscalationRule, Milestone, Risk } from '~/domain/plan'

const place = { file: 'tracker.md', line: 300, column: 1 }

/** A risk whose id is made from its text, active and without a place in the matrix. */
export function makeRisk(text: string, over: Partial<Risk> = {}): Risk {
  return {
    id: `risk-${text.toLowerCase().replace(/[^a-z]+/g, '-')}`,
    text,
    probability: null,
    impact: null,
    mitigation: null,
    status: null,
    resolution: null,
    resolvedOn: null,
    active: true,
    place,
    ...over,
  }
}

export function makeEscalation(trigger: string, slaMinutes: number | null, over: Partial<EscalationRule> = {}) {
  const sla = slaMinutes === null ? null : `${slaMinutes / 60} hours`
  return { id: `escalation-${trigger}`, trigger, contact: 'Lead', sla, slaMinutes, place, ...over }
}

export function makeMilestone(text: string, over: Partial<Milestone> = {}): Milestone {
  const base = { id: `milestone-${text}`, text, subject: 'week-1', weekId: 'week-1', reward: null, ticked: false }
  return { ...base, achievedOn: null, place: { ...place, line: 400 }, ...over }
}
