/** Starts a TypeScript worker of the tests: a worker has to register tsx itself. */
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.source)
