import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { goWith } from '~/server/identity/forms'

export function loader() {
  return redirect('/')
}

export function action({ request, context }: ActionFunctionArgs) {
  return goWith('/', context.identity.signOut(request))
}
