import { useLocation, useNavigate, useSubmit } from '@remix-run/react'
import { CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList, CommandRoot } from 'cmdk'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { paletteTexts } from '~/reports/messages/palette'
import type { PaletteCommand, SearchSuggestion } from '~/reports/types-search'
import { MarkedPieces } from '../marked-pieces'
import { Modal } from './modal'
import { useSuggestions } from './use-suggestions'

/** Pages, actions and what is found, to be chosen by keyboard alone. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const { answer, answered, failed } = useSuggestions(text)
  const [value, setValue] = useState('')
  const go = useGo(onClose)
  const commands = answer === null ? [] : answer.commands.filter((command) => fits(command, typed))
  const hits = text === '' || answer === null ? [] : answer.hits
  const waiting = answered !== text
  const named = text !== '' && commands.some(({ label }) => label.toLowerCase().startsWith(text.toLowerCase()))
  const first = (named ? commands[0]?.id : hits[0]?.id) ?? commands[0]?.id
  // What comes in later stands above: what is chosen by Enter is the first of what is shown.
  useEffect(() => setValue(first === undefined ? '' : first), [first])
  // Whoever is faster than the answer means the text, not what an earlier one brought; pages are always at hand.
  const onKeyDown = (event: KeyboardEvent) => {
    const isCommand = commands.some(({ id }) => id === value)
    if (event.key !== 'Enter' || !waiting || text === '' || isCommand) return
    event.preventDefault()
    go({ href: searchHref(text) })
  }
  const found =
    hits.length === 0 ? null : (
      <CommandGroup heading={paletteTexts.found}>
        {hits.map((hit) => (
          <Hit key={hit.id} hit={hit} onSelect={() => go({ href: hit.href })} />
        ))}
        <CommandItem value="all-results" onSelect={() => go({ href: searchHref(text) })}>
          {paletteTexts.all(text)}
        </CommandItem>
      </CommandGroup>
    )
  return (
    <Modal label={paletteTexts.label} className="palette" onClose={onClose}>
      <CommandRoot
        label={paletteTexts.label}
        shouldFilter={false}
        vimBindings={false}
        loop
        value={value}
        onValueChange={setValue}
        onKeyDown={onKeyDown}
      >
        <CommandInput value={typed} onValueChange={setTyped} placeholder={paletteTexts.placeholder} maxLength={300} />
        <CommandList label={paletteTexts.results}>
          {waiting ? null : <CommandEmpty>{failed ? paletteTexts.failed : paletteTexts.empty}</CommandEmpty>}
          {named ? null : found}
          <Commands commands={commands} onSelect={go} />
          {named ? found : null}
        </CommandList>
        <p className="visually-hidden" role="status">
          {waiting ? '' : paletteTexts.count(hits.length + commands.length)}
        </p>
      </CommandRoot>
    </Modal>
  )
}

function Commands({
  commands,
  onSelect,
}: {
  commands: readonly PaletteCommand[]
  onSelect: (command: PaletteCommand) => void
}) {
  const groups = [...new Set(commands.map(({ group }) => group))]
  return groups.map((group) => (
    <CommandGroup key={group} heading={group}>
      {commands
        .filter((command) => command.group === group)
        .map((command) => (
          <CommandItem key={command.id} value={command.id} onSelect={() => onSelect(command)}>
            {command.label}
          </CommandItem>
        ))}
    </CommandGroup>
  ))
}

function Hit({ hit, onSelect }: { hit: SearchSuggestion; onSelect: () => void }) {
  return (
    <CommandItem value={hit.id} onSelect={onSelect}>
      <span className="palette-title">
        <MarkedPieces pieces={hit.title} />
      </span>
      <span className="palette-where">
        {hit.kindWord}
        {hit.where === '' ? '' : ` · ${hit.where}`}
      </span>
    </CommandItem>
  )
}

/** Every word is in the label or among the words that it answers to. */
function fits({ label, answersTo }: PaletteCommand, typed: string): boolean {
  const said = `${label} ${answersTo}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

function searchHref(typed: string): string {
  const asked = new URLSearchParams(window.location.search)
  const kept = ['as-of', 'program'].flatMap((name) => {
    const value = asked.get(name)
    return value === null ? [] : [[name, value]]
  })
  return `/search?${new URLSearchParams([['q', typed.trim()], ...kept])}`
}

/** To a page, or to a line of one; a theme is a form like any other. */
function useGo(onClose: () => void) {
  const navigate = useNavigate()
  const submit = useSubmit()
  const { pathname, search } = useLocation()
  return ({ href, theme }: { href: string; theme?: string | null }) => {
    onClose()
    if (theme !== undefined && theme !== null)
      submit({ theme, back: `${pathname}${search}` }, { method: 'post', action: href, preventScrollReset: true })
    // The browser itself must arrive at a line for `:target` to mark it.
    else if (href.includes('#')) window.location.assign(href)
    else navigate(href)
  }
}
