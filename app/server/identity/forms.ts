import type { TypedResponse } from '@remix-run/node'

/** The fields of a form as text; 400 where the body is no form. */
export async function readFields(request: Request): Promise<(name: string) => string> {
  const form = await request.formData().catch(() => null)
  if (form === null) throw new Response('This is no form.', { status: 400 })
  return (name) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
}

/** On to another page of ours, with cookies set. `to` has been through `ownPath`. */
export function goWith(to: string, cookies: string[]): TypedResponse<never> {
  const headers = new Headers({ Location: to })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return new Response(null, { status: 303, headers }) as TypedResponse<never>
}
