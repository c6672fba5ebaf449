export { requestsNeeded } from './bounds'
export { mostFailures } from './exact'
export { decideInterval, percentileInterval, sampleFloor } from './intervals'
export { judgeRun } from './judge-run'
