import { asReading } from '../acts/ask-proof'
import { takeAct } from '../acts/take-act'
import type { AssayContext } from '../context'
import { sheetActs } from './sheet-acts'
import { factsFor, type SheetAddress } from './sheet-request'

/** Saves or publishes the sheet of an address. What is frozen is known now, whatever moment the page was of. */
export function takeSheetAct({ request, context }: { request: Request; context: AssayContext }, address: SheetAddress) {
  context.requireDeed(asReading(request), 'write_review')
  const url = new URL(request.url)
  url.searchParams.delete('as-of')
  const facts = factsFor(context, context.assess(new Request(url)), address)
  return takeAct({ request, context, acts: sheetActs(facts) })
}
