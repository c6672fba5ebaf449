import type { EntryContext } from '@remix-run/node'
import { Kept } from './kept'

/**
 * The page of an address with its body, all below the frame of root.tsx, as a kept piece. A body is made of
 * its loader's data and its address and of nothing else: what root knows of who is looking is shown in the
 * frame alone. Kept where that is so: a page that was read, without an error, and not the answer of an
 * action. Pages whose markup the loader left (MarkupContext) are made of more, and cheap already.
 */
export function withKeptBody(request: Request, context: EntryContext): EntryContext {
  const { staticHandlerContext: handled, routeModules } = context
  const [, leaf, ...deeper] = handled.matches
  if (leaf === undefined || deeper.length > 0 || request.method !== 'GET') return context
  if (handled.statusCode !== 200 || handled.errors || handled.actionData) return context
  const { id } = leaf.route
  const module = routeModules[id]
  if (module?.default === undefined) return context
  const { default: Body } = module
  const { pathname, search } = handled.location
  const on = [pathname, search, handled.loaderData[id]]
  // biome-ignore lint/correctness/noComponentHookFactories: made for one page, which is rendered once
  function KeptBody() {
    return (
      <Kept of={id} on={on}>
        <Body />
      </Kept>
    )
  }
  return { ...context, routeModules: { ...routeModules, [id]: { ...module, default: KeptBody } } }
}
