/**
 * Starts the import worker from its TypeScript source, in development and tests. `--import tsx`
 * registers in the main thread only, so a worker has to register tsx itself before it loads a source.
 */
import { register } from 'tsx/esm/api'

register()
await import(new URL('./import-worker.ts', import.meta.url).href)
