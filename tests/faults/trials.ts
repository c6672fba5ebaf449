import { diskFullTrial } from './disk-full'
import { killTrial } from './kills'
import { lockedTrial } from './locked'
import type { Trial } from './trial'

/** Every trial by the name that `--only` takes. */
export const trials: Readonly<Record<string, Trial>> = {
  kills: killTrial,
  disk: diskFullTrial,
  locked: lockedTrial,
}
