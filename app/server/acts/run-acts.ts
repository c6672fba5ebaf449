import { invalidateRun, withdrawInvalidation } from '~db/writes/statements'
import type { PageAct } from './take-act'

/** Declaring a run void, and taking that back. */
export function runActs(run: string): Record<string, PageAct> {
  return {
    run_invalidate: {
      deed: 'invalidate_run',
      keeps: ['reason'],
      act: ({ field, ...asked }) => invalidateRun(asked.db, { ...asked, run, reason: field('reason') }),
    },
    run_withdraw: {
      deed: 'invalidate_run',
      keeps: ['reason'],
      act: ({ field, ...asked }) =>
        withdrawInvalidation(asked.db, {
          ...asked,
          invalidationId: Number(field('record')),
          reason: field('reason'),
        }),
    },
  }
}
