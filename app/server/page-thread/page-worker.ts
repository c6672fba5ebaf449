import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createRequestHandler } from '@remix-run/node'
import { openDatabase } from '~db/client.server'
import { guardedBuild } from '../guarded-build'
import { createIdentity } from '../identity/identity'
import { KeptMarkup } from '../kept-markup'
import { loadBuild } from '../load-build'
import { loadContexts, type Received } from '../load-context'
import { errorWords } from '../log'
import { byRoutesOfPath } from '../routes-of-path'
import { Stopwatch } from '../server-timing'
import { uploadLimits } from '../upload/limits'
import { warmPrograms } from '../warm-programs'
import { wholeBodyOf } from '../whole-answer'
import { type PageAnswer, type PageJob, type PageThreadData, pageThreadPurpose, type ThreadMessage } from './page-job'

/** Pages that show what was received are made where uploads are taken (`apart` in route-rules.ts). */
const received: Received = {
  uploadAnswer: elsewhere,
  lookedAt: elsewhere,
  confirmImport: elsewhere,
  uploadLimits,
}

function elsewhere(): never {
  throw new Error('what was received is known to the thread that takes uploads')
}

async function makePages(port: MessagePort, data: PageThreadData): Promise<void> {
  const say = (message: ThreadMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
  const { databaseFile, root, ...office } = data
  const reportError = (error: unknown, url: string) => say({ kind: 'error', error: errorWords(error), url })
  const build = await loadBuild(root)
  const db = openDatabase(databaseFile)
  const warming = warmPrograms(db)
  const contextOf = loadContexts({
    db,
    identity: createIdentity({ db, ...office }),
    root,
    warming,
    received,
    reportError,
    keptMarkup: new KeptMarkup(),
  })
  const pagesOf = byRoutesOfPath(guardedBuild(build, reportError), (some) => createRequestHandler(some, 'production'))
  const make = async ({ id, url, headers, nonce, ip, asData }: PageJob): Promise<PageAnswer> => {
    const stopwatch = new Stopwatch()
    const learnt = { viewerId: null as number | null, unfinished: false }
    const context = contextOf({
      ...{ ip, asData, nonce, stopwatch },
      seen: (memberId) => {
        learnt.viewerId = memberId
      },
      unfinished: () => {
        learnt.unfinished = true
      },
    })
    const { pathname, search } = new URL(url)
    const made = await pagesOf(`${pathname}${search}`)(new Request(url, { headers }), context)
    const whole = wholeBodyOf(made)
    const body = whole === null ? await streamed(made) : ownBuffer(whole)
    return { id, status: made.status, headers: [...made.headers], body, ...learnt, parts: stopwatch.parts }
  }
  port.on('message', (job: PageJob | 'end') => {
    if (job === 'end') {
      db.close()
      process.exit()
    }
    make(job).then(
      (answer) => say({ kind: 'answer', answer }, answer.body === null ? [] : [answer.body]),
      (error) => {
        reportError(error, job.url)
        say({ kind: 'failed', id: job.id })
      },
    )
  })
  warming.afterwards(() => say({ kind: 'ready' }))
}

async function streamed(answer: Response): Promise<ArrayBuffer | null> {
  return answer.body === null ? null : answer.arrayBuffer()
}

/** Bytes that can be handed over: small ones lie in a buffer with others. */
function ownBuffer({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  const isAll = byteOffset === 0 && buffer.byteLength === byteLength
  return (isAll ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer
}

const given = workerData as PageThreadData | null
if (!isMainThread && parentPort !== null && given?.purpose === pageThreadPurpose) await makePages(parentPort, given)
