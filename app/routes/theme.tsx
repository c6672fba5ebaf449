import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isTheme, ownPath, themeCookie } from '~/server/theme'

export function loader() {
  return redirect('/')
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => null)
  if (form === null) throw new Response('This is no form.', { status: 400 })
  const theme = form.get('theme')
  if (!isTheme(theme)) throw new Response('A theme is light, dark or system.', { status: 400 })
  return redirect(ownPath(form.get('back')), { headers: { 'Set-Cookie': themeCookie(theme) } })
}
