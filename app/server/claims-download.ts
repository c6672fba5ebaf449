import { attachmentHeader } from '~/reports/attachment'
import { type ClaimsFormat, claimsFile, claimsTypes } from '~/reports/claims-export'
import { claimsFilter } from '~/reports/claims-filter'
import { claimsJson } from '~/reports/json'
import { reportContext } from '~/reports/report-context'
import type { AssessedRequest } from './context'

/** The ledger as the address filters it, whole, as a file. */
export function claimsDownload({ assessment, input }: AssessedRequest, request: Request, format: ClaimsFormat) {
  const filter = claimsFilter(new URL(request.url).searchParams)
  const claims = claimsJson(reportContext(assessment, input), filter)
  return new Response(claimsFile(claims, format), {
    headers: {
      'Content-Type': claimsTypes[format],
      'Content-Disposition': attachmentHeader(`${assessment.settings.slug}-claims.${format}`),
      'Cache-Control': 'private, no-cache',
    },
  })
}
