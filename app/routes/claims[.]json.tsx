import type { LoaderFunctionArgs } from '@remix-run/node'
import { claimsDownload } from '~/server/claims-download'

export function loader({ request, context }: LoaderFunctionArgs) {
  return claimsDownload(context.assess(request), request, 'json')
}
