import { findChromium } from '~/server/find-chromium'
import { startServer } from '~/server/main'
import { PrintFailed, printPdf } from '~/server/print-pdf'
import { UsageError } from './exit-codes'

const withinMs = 60_000

/** A page of the web app as PDF: served to the browser on a free port of this machine, for as long as it takes. */
export async function printPage(databaseFile: string, path: string): Promise<Buffer> {
  const chromium = findChromium()
  if (chromium === null) throw new UsageError(noBrowser())
  const server = await startServer({ port: 0, databaseFile, delivers: false })
  try {
    return await printPdf({ chromium, url: new URL(path, server.url).href, withinMs })
  } catch (error) {
    throw error instanceof PrintFailed ? new UsageError(error.message) : error
  } finally {
    await server.close()
  }
}

function noBrowser(): string {
  const { ASSAY_CHROMIUM } = process.env
  const named = ASSAY_CHROMIUM !== undefined && ASSAY_CHROMIUM !== ''
  const why = named ? `ASSAY_CHROMIUM names ${ASSAY_CHROMIUM}, which cannot be run` : 'No Chromium was found on PATH'
  return `${why}. Install one (Debian: apt-get install chromium), or set ASSAY_CHROMIUM=/path/to/it; or open the page and print it to PDF there.`
}
