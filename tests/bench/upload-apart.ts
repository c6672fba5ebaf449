import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { BigRun } from './big-history'
import { upload } from './upload-big'

interface Asked {
  base: string
  run: BigRun
  program: string
  bearer: string
}

/**
 * The same upload by a process of its own, that waits for a word: reading and sending 28 MB would hold up
 * whoever measures others meanwhile.
 */
export async function readyToUpload(asked: Asked): Promise<() => Promise<void>> {
  const child = fork(import.meta.filename, { execArgv: ['--import', 'tsx'] })
  const answer = () =>
    new Promise<void>((done, fail) => {
      child.once('message', (said) => (said === 'ready' || said === 'done' ? done() : fail(new Error(String(said)))))
      child.once('exit', (code) => fail(new Error(`the process that uploads ended with ${code}`)))
    })
  child.send(asked)
  await answer()
  return async () => {
    child.send('go')
    await answer()
    child.disconnect()
  }
}

async function uploadForParent(tell: (said: string) => void): Promise<void> {
  const [{ base, run, program, bearer }] = (await once(process, 'message')) as [Asked]
  tell('ready')
  await once(process, 'message')
  try {
    await upload(base, run, { program, bearer })
    tell('done')
  } catch (error) {
    tell(String(error))
  }
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  await uploadForParent((said) => process.send?.(said))
}
