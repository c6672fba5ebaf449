import { standingMarkup } from './standing-markup.server'
import { TierPage, type TierPageProps } from './tier-page'

/** A tier's page below its frame: see standingMarkup. Of who is looking it holds whether they may sign. */
export function tierMarkup(shown: TierPageProps, search: string): string {
  const { report, ...beside } = shown
  return standingMarkup({ report, beside, search, page: <TierPage {...shown} /> })
}
