/** Starts the render worker from its TypeScript source, in development and tests: see importers/source-worker.mjs. */
import { register } from 'tsx/esm/api'

register()
await import(new URL('./render-worker.ts', import.meta.url).href)
