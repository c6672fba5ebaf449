import type { LoaderFunctionArgs } from '@remix-run/node'
import { sheetDownload } from '~/server/review/sheet-download'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return sheetDownload({ request, context }, { kind: 'day', day: params.day as string }, params.file)
}
