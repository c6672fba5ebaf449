/**
 * Asked for with every letter that somebody types: counted by address like forms, and not kept beside
 * finished pages, which a minute of typing would push out.
 */
export const typedPath = '/search/suggest'
