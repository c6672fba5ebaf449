import { correctCost, recordCost, withdrawCost } from '~db/writes/work-costs'
import type { AskedAct, PageAct } from './take-act'

const keeps = ['week', 'day', 'hours', 'cost', 'note']

/** Hours and cost of a week: recorded, corrected, taken back. */
export const costActs: Record<string, PageAct> = {
  cost_record: {
    deed: 'record_actuals',
    keeps,
    act: ({ field, ...asked }) => recordCost(asked.db, { ...asked, typed: typedCost(field) }),
  },
  cost_correct: {
    deed: 'record_actuals',
    keeps,
    act: ({ field, ...asked }) =>
      correctCost(asked.db, { ...asked, typed: typedCost(field), entryId: Number(field('record')) }),
  },
  cost_withdraw: {
    deed: 'record_actuals',
    keeps: ['note'],
    act: ({ field, ...asked }) =>
      withdrawCost(asked.db, { ...asked, note: field('note'), entryId: Number(field('record')) }),
  },
}

function typedCost(field: AskedAct['field']) {
  return { weekId: field('week'), day: field('day'), hours: field('hours'), cost: field('cost'), note: field('note') }
}
