import type { LoaderFunctionArgs } from '@remix-run/node'
import { packDownload } from '~/server/acts/pack-download'

/** The sealed pack of a signature. */
export function loader(args: LoaderFunctionArgs) {
  return packDownload(args, 'json')
}
