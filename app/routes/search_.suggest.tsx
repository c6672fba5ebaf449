import type { LoaderFunctionArgs } from '@remix-run/node'

/** What is offered while somebody types, as data; the page cache gives it its tag. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return Response.json(context.suggest(request))
}
