import { createContext, createElement, type ReactNode, useContext } from 'react'

/** The elements that stand in a page, while it is rendered, for a piece that is known, or before and after one to be taken. */
export type KeptPlace = { known: string } | { from: string; to: string }

/** The pieces of one page; null where a piece cannot be told from another by what it rests on. */
export interface KeptPieces {
  place(of: string, on: unknown): KeptPlace | null
}

/** Pieces of the page that is being rendered; null in the browser. */
export const KeptContext = createContext<KeptPieces | null>(null)

interface KeptProps {
  /** Name of the piece: two pieces of one name that rest on the same are the same markup. */
  of: string
  /** All that the piece is made of, as plain data: whatever its children read, of the address too. */
  on: unknown
  children: ReactNode
}

/**
 * A piece of a page whose markup is a pure function of `on`. The server renders it once for each content
 * (app/server/kept-markup.ts); in the browser it is its children. Nothing in it may ask who is looking, for
 * the nonce, the clock or the address, unless that is part of `on`.
 */
export function Kept({ of, on, children }: KeptProps) {
  const pieces = useContext(KeptContext)
  const place = pieces === null ? null : pieces.place(of, on)
  if (place === null) return <>{children}</>
  if ('known' in place) return createElement(place.known)
  return (
    <>
      {createElement(place.from)}
      {children}
      {createElement(place.to)}
    </>
  )
}
