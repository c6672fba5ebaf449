import { PrefetchPageLinks, useLocation, useNavigate } from '@remix-run/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { StaticMarkup } from './static-markup'

/** As long as the router's own links wait before they fetch what a pointer rests on. */
const restsForMs = 100

/** Static markup with links of the router in it: they lead to their pages without leaving this one, as the router's do. */
export function LinkedMarkup({ markup, className }: { markup: string | null; className: string }) {
  const holder = useRef<HTMLDivElement>(null)
  useFollowedLinks(holder)
  const wanted = useWantedPage(holder)
  return (
    <>
      <StaticMarkup holder={holder} className={className} markup={markup} />
      {wanted === null ? null : <PrefetchPageLinks page={wanted} />}
    </>
  )
}

function useFollowedLinks(holder: RefObject<HTMLElement>): void {
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const here = `${pathname}${search}${hash}`
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    function follow(event: MouseEvent) {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const path = pathOf(event, 'a[data-discover]')
      if (path === null) return
      event.preventDefault()
      navigate(path, { replace: path === here })
    }
    element.addEventListener('click', follow)
    return () => element.removeEventListener('click', follow)
  }, [holder, navigate, here])
}

/** The page of a link that asks for it (`data-prefetch`), once the pointer or the focus rests on it; null for none. */
function useWantedPage(holder: RefObject<HTMLElement>): string | null {
  const [wanted, setWanted] = useState<string | null>(null)
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    function rest(event: Event) {
      const path = pathOf(event, 'a[data-prefetch]')
      clearTimeout(waiting)
      if (path === null) setWanted(null)
      else waiting = setTimeout(() => setWanted(path), restsForMs)
    }
    const kinds = ['mouseover', 'focusin', 'touchstart'] as const
    for (const kind of kinds) element.addEventListener(kind, rest, { passive: true })
    return () => {
      clearTimeout(waiting)
      for (const kind of kinds) element.removeEventListener(kind, rest)
    }
  }, [holder])
  return wanted
}

function pathOf(event: Event, links: string): string | null {
  const link = event.target instanceof Element ? event.target.closest(links) : null
  return link === null ? null : link.getAttribute('href')
}
