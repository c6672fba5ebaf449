import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'

interface ModalProps {
  label: string
  className: string
  onClose: () => void
  children: ReactNode
}

/** The browser's own dialog: it keeps the focus within, closes by Escape and gives the focus back. */
export function Modal({ label, className, onClose, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null || dialog.open) return
    const before = document.activeElement
    dialog.showModal()
    // The browser would choose the first thing that can hold the focus, the frame around the field among them.
    dialog.querySelector<HTMLElement>('input, button')?.focus()
    // Taken out of the page while it is open, a dialog would leave the focus nowhere.
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const onClick = (event: MouseEvent) => {
    if (event.target === ref.current) onClose()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the browser's own key
    <dialog ref={ref} className={className} aria-label={label} onClose={onClose} onClick={onClick}>
      {children}
    </dialog>
  )
}
