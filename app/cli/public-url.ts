import { UsageError } from './exit-codes'

/** Where people reach the server, from ASSAY_PUBLIC_URL; null where it is not set. */
export function readPublicUrl(): string | null {
  const { ASSAY_PUBLIC_URL } = process.env
  if (ASSAY_PUBLIC_URL === undefined || ASSAY_PUBLIC_URL === '') return null
  const url = URL.canParse(ASSAY_PUBLIC_URL) ? new URL(ASSAY_PUBLIC_URL) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw new UsageError(
      `ASSAY_PUBLIC_URL takes an address such as https://assay.example.org, not "${ASSAY_PUBLIC_URL}"`,
    )
  return url.href
}
