import { lazy, Suspense, useEffect, useState } from 'react'
import { listenToKeys, type Overlay } from '../shortcuts'
import { useKeptFocus } from '../use-kept-focus'

/** Fetched when it is first asked for: most readers of a page never open it. */
const PaletteDialog = lazy(() => import('./palette-dialog').then((module) => ({ default: module.PaletteDialog })))
const KeysDialog = lazy(() => import('./keys-dialog').then((module) => ({ default: module.KeysDialog })))

/** Listens to the keys of every page, opens what they ask for and keeps the focus from getting lost. Nothing on the server. */
export function PaletteHost() {
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  useEffect(() => listenToKeys((asked) => setOverlay((open) => (open === asked ? null : asked))), [])
  useKeptFocus()
  const close = () => setOverlay(null)
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' ? <PaletteDialog onClose={close} /> : null}
      {overlay === 'keys' ? <KeysDialog onClose={close} /> : null}
    </Suspense>
  )
}
