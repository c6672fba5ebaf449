/** A 404 that the error page explains; the asked name is cut, since it comes from the address. */
export function notFound(kind: string, name: string | undefined): Response {
  const asked = name === undefined ? '' : ` “${name.slice(0, 120)}”`
  return new Response(`There is no ${kind}${asked} in this program, as of the moment asked for.`, { status: 404 })
}
