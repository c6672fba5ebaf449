/**
 * Loaded before a server (`--import`): its clock is as many milliseconds off as the file named by
 * ASSAY_FAULTS_CLOCK says, read anew at every SIGUSR2.
 */
import { readFileSync } from 'node:fs'

const RealDate = Date
const read = () => Number(readFileSync(process.env.ASSAY_FAULTS_CLOCK, 'utf8'))
let offset = read()
process.on('SIGUSR2', () => {
  offset = read()
  process.stdout.write(`clock ${offset}\n`)
})
class ShiftedDate extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [RealDate.now() + offset] : args))
  }
  static now() {
    return RealDate.now() + offset
  }
}
globalThis.Date = ShiftedDate
