import { SingleBar } from 'cli-progress'
import type { CommonOptions } from './context'
import { neutralise } from './neutralise'
import type { Terminal } from './terminal'

/** Only where somebody watches: a pipe or a log gets no bar. */
export function importBar(options: Pick<CommonOptions, 'json'>, terminal: Terminal) {
  if (!terminal.interactive || options.json === true) return { step: () => {}, stop: () => {} }
  const bar = new SingleBar({
    format: '  reading {bar} {value}/{total} {file}',
    barCompleteChar: '━',
    barIncompleteChar: '─',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: true,
    stream: process.stderr,
  })
  let started = false
  return {
    step({ file, done, total }: { file: string | null; done: number; total: number }) {
      if (!started) bar.start(total, done, { file: '' })
      started = true
      bar.update(done, { file: file === null ? 'putting runs together' : neutralise(file) })
    },
    stop() {
      if (started) bar.stop()
    },
  }
}
