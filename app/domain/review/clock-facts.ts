import { type EscalationClock, escalationClocks } from '../work/escalation'
import type { Fact, FactSource } from './facts'
import { fact, isWithin, type SheetAsked } from './moments'

/** Escalation clocks that run at the sheet's moment, and those that stopped within its days. */
export function clockFacts(asked: SheetAsked): Fact[] {
  const { state, assessment } = asked.after
  const told = escalationClocks(state, assessment).filter(
    (clock) => clock.state !== 'stopped' || isWithin(asked, clock.stoppedAt),
  )
  return told.map((clock) => clockFact(asked, clock))
}

function clockFact(asked: SheetAsked, clock: EscalationClock): Fact {
  const { rule, fact: found } = clock
  return fact('clocks', `clock/${rule.id}/${found.code}/${found.subject}/${clock.startedAt}`, {
    code: 'clock',
    numbers: { ...found.numbers },
    words: {
      ...found.words,
      fact: found.code,
      subject: found.subject,
      trigger: rule.trigger,
      contact: rule.contact,
      sla: rule.sla,
      state: clock.state,
      startedAt: clock.startedAt,
      deadlineAt: clock.deadlineAt,
      stoppedAt: clock.stoppedAt,
      startedWithin: isWithin(asked, clock.startedAt) ? 'yes' : 'no',
    },
    sources: [...sourceOf(clock), { kind: 'place', place: rule.place }],
  })
}

function sourceOf({ fact: { source } }: EscalationClock): FactSource[] {
  if (source === null) return []
  if (source.kind === 'document') return [{ kind: 'place', place: source.place }]
  return [{ kind: 'run', run: source.run, row: source.row, place: source.place }]
}
