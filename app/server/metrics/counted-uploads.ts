import type { UploadOutcome, Uploads } from '../upload/upload-handler'
import type { ServerMetrics } from './server-metrics'

/** The same uploads, counted by what became of them. */
export function countedUploads(metrics: ServerMetrics, uploads: Uploads): Uploads {
  metrics.gauge('assay_uploads_under_way', 'Uploads that are coming in or wait for their turn.', uploads.underWay)
  return {
    ...uploads,
    async receive(request, via) {
      const outcome = await uploads.receive(request, via)
      metrics.uploads.inc({ via, outcome: outcomeOf(outcome) })
      return outcome
    },
  }
}

/** The receipt's own word, or the code of the refusal: few, and none of them from the request. */
function outcomeOf(outcome: UploadOutcome): string {
  if (outcome.kind === 'told') return outcome.receipt.outcome
  return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind
}
