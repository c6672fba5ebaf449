import { killTrial } from './kills'
import type { Trial } from './trial'

/** Every trial by the name that `--only` takes. */
export const trials: Readonly<Record<string, Trial>> = {
  kills: killTrial,
}
