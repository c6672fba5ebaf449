import type { LatencyScope, LoadTool } from '~/domain/evidence'

/** Tools as their makers write them. */
export const toolNames = {
  locust: 'Locust',
  k6: 'k6',
  jmeter: 'JMeter',
  gatling: 'Gatling',
  artillery: 'Artillery',
  autocannon: 'autocannon',
  wrk: 'wrk',
  wrk2: 'wrk2',
  hey: 'hey',
  vegeta: 'vegeta',
  oha: 'oha',
  ab: 'ab',
} satisfies Record<LoadTool, string>

/** Said beside every verdict on a time that is not of all requests. */
export const latencyScopeSentences = {
  all: null,
  responses: 'The tool times received responses only: requests without an answer are not in it.',
  successes: 'The tool times successful requests only: failed ones are not in it.',
} satisfies Record<LatencyScope, string | null>
