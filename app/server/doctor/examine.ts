import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Ailment, ailmentCodes } from '~/domain/doctor'
import { examineDatabase } from './database'
import { examineFiles } from './files'
import { examineMachine, type Machine } from './machine'

/** Everything that `assay doctor` looks at, in the order of the list of ailments. Changes nothing. */
export function examine(file: string, machine: Machine): Ailment[] {
  const found = [
    ...examineMachine(machine, nearestFolder(dirname(file))),
    ...examineFiles(file, machine),
    ...(existsSync(file) ? examineDatabase(file, machine) : []),
  ]
  return found.toSorted((a, b) => ailmentCodes.indexOf(a.code) - ailmentCodes.indexOf(b.code))
}

/** The folder may not be made yet; its disk is that of the nearest one above. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}
