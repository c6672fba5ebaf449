/** Every address that no page answers. */
export function loader() {
  throw new Response('No page of Assay has this address.', { status: 404 })
}

export default function NotFound() {
  return null
}
