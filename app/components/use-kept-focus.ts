import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * A link of the page that is left goes with it, and the focus would be nowhere: it then goes to the
 * content of the page that came. A link that stays, in the rail, keeps it.
 */
export function useKeptFocus(): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true })
  }, [pathname])
}
