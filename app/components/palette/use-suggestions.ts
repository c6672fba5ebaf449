import { useEffect, useState } from 'react'
import type { PaletteAnswer } from '~/reports/types-search'

/** Typing goes on within this time more often than not. */
const pauseMs = 90

interface Suggestions {
  /** What was answered last; it stays while the next answer is on its way. */
  answer: PaletteAnswer | null
  /** The text that the answer is for. */
  answered: string | null
  failed: boolean
}

/** What the server offers for a text; an answer that was overtaken by further typing is dropped. */
export function useSuggestions(typed: string): Suggestions {
  const [state, setState] = useState<Suggestions>({ answer: null, answered: null, failed: false })
  useEffect(() => {
    const overtaken = new AbortController()
    const wait = setTimeout(
      () => {
        ask(typed, overtaken.signal).then(
          (answer) => setState({ answer, answered: typed, failed: false }),
          () => {
            if (overtaken.signal.aborted) return
            // Pages can be chosen though the search does not answer.
            setState(({ answer }) => ({ answer: answer && { ...answer, hits: [] }, answered: typed, failed: true }))
          },
        )
      },
      typed === '' ? 0 : pauseMs,
    )
    return () => {
      clearTimeout(wait)
      overtaken.abort()
    }
  }, [typed])
  return state
}

async function ask(typed: string, signal: AbortSignal): Promise<PaletteAnswer> {
  const asked = new URLSearchParams({ q: typed })
  const here = new URLSearchParams(window.location.search)
  for (const name of ['as-of', 'program']) {
    const value = here.get(name)
    if (value !== null) asked.set(name, value)
  }
  const response = await fetch(`/search/suggest?${asked}`, { signal, headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as PaletteAnswer
}
