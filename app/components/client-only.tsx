import { type ReactNode, useEffect, useState } from 'react'

/** Renders its child only in a browser, after hydration; the fallback until then and without JavaScript. */
export function ClientOnly({ fallback, children }: { fallback: ReactNode; children: () => ReactNode }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return ready ? children() : fallback
}
