import { type ReactNode, useEffect, useRef } from 'react'

interface AnsweredProps {
  role: 'alert' | 'status'
  className: string
  /** What it says, where the same place may answer again with something else. */
  text?: string
  children: ReactNode
}

/**
 * What a form answered. It takes the focus once it stands there: who sent the form by keyboard goes on
 * from it (the next Tab leads into the form), and it is read out also where the page was loaded anew.
 */
export function Answered({ role, className, text, children }: AnsweredProps) {
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text in the same place is another answer
  useEffect(() => {
    place.current?.focus()
    if (document.readyState === 'complete') return
    // While a page loads the browser goes to the place that its address names, and takes the focus from everything.
    const again = () =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) place.current?.focus()
      })
    window.addEventListener('load', again, { once: true })
    return () => window.removeEventListener('load', again)
  }, [text])
  return (
    <div ref={place} role={role} className={className} tabIndex={-1}>
      {children}
    </div>
  )
}
