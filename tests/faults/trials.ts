import { alteredTrial } from './altered'
import { backupTrial } from './backup-load'
import { clockTrial } from './clock'
import { diskFullTrial } from './disk-full'
import { killTrial } from './kills'
import { lockedTrial } from './locked'
import { powerCutTrial } from './power-cut'
import type { Trial } from './trial'
import { upgradeTrial } from './upgrade'

/** Every trial by the name that `--only` takes. */
export const trials: Readonly<Record<string, Trial>> = {
  kills: killTrial,
  disk: diskFullTrial,
  locked: lockedTrial,
  clock: clockTrial,
  altered: alteredTrial,
  power: powerCutTrial,
  backup: backupTrial,
  upgrade: upgradeTrial,
}
