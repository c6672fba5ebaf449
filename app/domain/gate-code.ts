import type { TierState } from './vocabulary'

const codes = {
  ready: 0,
  ready_with_waivers: 0,
  exited: 0,
  blocked: 1,
  exited_regressed: 1,
  error: 2,
  unproven: 3,
  exited_suspect: 3,
} satisfies Record<TierState, number>

/** A tier's state as a gate answers it, on the command line and over HTTP: 0 is ready; with `strict` a waiver is not enough. */
export function gateCode(state: TierState, strict: boolean): number {
  return strict && state === 'ready_with_waivers' ? 3 : codes[state]
}
