import type { Options } from 'remark-rehype'

/** The tree of markup, in the types of the library that builds it. */
export type Handlers = NonNullable<Options['handlers']>
export type ElementContent = Exclude<NonNullable<ReturnType<NonNullable<Handlers['text']>>>, readonly unknown[]>
export type Element = Extract<ElementContent, { type: 'element' }>

export interface Root {
  children: (ElementContent | { type: 'doctype' })[]
}
