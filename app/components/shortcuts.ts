/** What opens over the page: the palette, or the list of keys. */
export type Overlay = 'palette' | 'keys'

/** Every key that works anywhere, beside the destinations after `g`. */
export const pageKeys: readonly { keys: string[]; text: string }[] = [
  { keys: ['/', 'Ctrl K'], text: 'search, pages and actions' },
  { keys: ['f'], text: 'to the filter of the page' },
  { keys: ['n', 'p'], text: 'to the next and the previous contradiction of a document' },
  { keys: ['j', 'k'], text: 'to the next and the previous week' },
  { keys: ['?'], text: 'this list' },
]

/** Second key after `g`. Listed on the help page. */
export const destinations: Record<string, { path: string; label: string }> = {
  o: { path: '/', label: 'Overview' },
  t: { path: '/tiers', label: 'Tiers' },
  m: { path: '/targets', label: 'Targets' },
  c: { path: '/claims', label: 'Claims' },
  w: { path: '/weeks', label: 'Weeks' },
  e: { path: '/evidence', label: 'Evidence' },
  d: { path: '/documents', label: 'Documents' },
  h: { path: '/help', label: 'Help' },
}

const secondKeyWithinMs = 1500

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName))
  )
}

/** A dialog is open over the page: single keys are its own. */
function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** Follows the page's own link where there is one, so that `?as-of=` is kept. */
function goTo(path: string) {
  const link = [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find(
    (anchor) => new URL(anchor.href).pathname === path,
  )
  if (link === undefined) window.location.assign(path)
  else link.click()
}

/** To the next (1) or the previous (-1) refuted line of an annotated document, from where the window stands. */
function goToContradiction(step: 1 | -1): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>('.document .notes.refuting')].filter(
    (notes) => notes.offsetParent !== null,
  )
  const middle = window.innerHeight * 0.24
  const tops = lines.map((notes) => notes.getBoundingClientRect().top - middle)
  const found = step === 1 ? tops.findIndex((top) => top > 12) : tops.findLastIndex((top) => top < -12)
  const notes = lines[found]
  if (notes === undefined) return lines.length > 0
  window.scrollBy({ top: tops[found] })
  notes.querySelector('summary')?.focus({ preventScroll: true })
  return true
}

/** To the next (`j`) or the previous (`k`) of a row of pages: the page's own link, where it has one. */
function goAlong(rel: 'next' | 'prev'): void {
  document.querySelector<HTMLAnchorElement>(`main a[rel~="${rel}"]`)?.click()
}

/** `/` and Ctrl+K open the palette, `?` the list of keys, `f` focuses the filter of the page, `g` and a letter goes to a page, `n` and `p` to contradictions, `j` and `k` to the next and previous page. Returns the way to stop. */
export function listenToKeys(open: (overlay: Overlay) => void): () => void {
  let pendingSince: number | null = null
  function onKey(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      return open('palette')
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isCovered()) return
    const waiting = pendingSince !== null && event.timeStamp - pendingSince < secondKeyWithinMs
    pendingSince = null
    if (waiting) {
      const destination = destinations[event.key]
      if (destination !== undefined) goTo(destination.path)
    } else if (event.key === 'g') {
      pendingSince = event.timeStamp
    } else if (event.key === 'n' || event.key === 'p') {
      if (goToContradiction(event.key === 'n' ? 1 : -1)) event.preventDefault()
    } else if (event.key === 'j' || event.key === 'k') {
      goAlong(event.key === 'j' ? 'next' : 'prev')
    } else if (event.key === '/' || event.key === '?') {
      event.preventDefault()
      open(event.key === '/' ? 'palette' : 'keys')
    } else if (event.key === 'f') {
      const filter = document.querySelector<HTMLInputElement>('main input[type="search"]')
      if (filter === null) return
      event.preventDefault()
      filter.focus()
    }
  }
  document.addEventListener('keydown', onKey)
  // Tells who waits for it that the page's scripts have taken over and keys are listened to.
  document.documentElement.dataset.keys = 'heard'
  return () => document.removeEventListener('keydown', onKey)
}
