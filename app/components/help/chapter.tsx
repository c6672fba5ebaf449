import type { ReactNode } from 'react'
import { Section } from '../section'
import { titleOfChapter } from './contents'

/** A chapter of the help page under its own address. */
export function Chapter({ id, lede, children }: { id: string; lede?: string; children?: ReactNode }) {
  return (
    <Section title={titleOfChapter(id)} id={id}>
      {lede === undefined ? null : <p className="lede">{lede}</p>}
      {children}
    </Section>
  )
}

/** Paragraphs of a chapter. */
export function Paragraphs({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <p className="lede" key={text}>
      {text}
    </p>
  ))
}

/** What a state means, and what to do in it. */
export function Meaning({ means, act }: { means: string; act: string }) {
  return (
    <>
      {means} <span className="secondary">{act}</span>
    </>
  )
}
