import { SaxesParser } from 'saxes'
import type { Place } from '~/domain/place'

/** An element that was opened; attributes as written, entities resolved. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  place: Place
}

export interface XmlHandlers {
  open(element: XmlElement): void
  close(name: string): void
  text?(text: string): void
}

/** The text is not well-formed, or asks for what is not given: `place` is where. */
export interface XmlFault {
  place: Place
  message: string
}

/** Deeper nesting than any report has; a guard against files made to exhaust a reader. */
const deepestNesting = 500

class StopWalking extends Error {
  constructor(readonly fault: XmlFault) {
    super(fault.message)
  }
}

/**
 * Walks a document element by element, without a tree in memory. No external DTD is ever fetched and
 * no entity of a document's own is expanded: a document that declares any is a fault. Answers null,
 * or why and where the walk ended.
 */
export function walkXml(text: string, file: string, handlers: XmlHandlers): XmlFault | null {
  const parser = new SaxesParser()
  let depth = 0
  let place: Place = { file, line: 1, column: 1 }
  const here = (): Place => ({ file, line: parser.line, column: parser.column + 1 })
  const stop = (message: string, at: Place): never => {
    throw new StopWalking({ place: at, message })
  }
  parser.on('error', (error) => stop(messageOf(error), here()))
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) stop('the document declares entities of its own; they are not expanded', here())
  })
  parser.on('opentagstart', (tag) => {
    place = startOf(file, parser.line, parser.column, tag.name)
  })
  parser.on('opentag', (tag) => {
    depth++
    if (depth > deepestNesting) stop(`elements nest deeper than ${deepestNesting}`, here())
    handlers.open({ name: localName(tag.name), attributes: tag.attributes as Record<string, string>, place })
  })
  parser.on('closetag', (tag) => {
    depth--
    handlers.close(localName(tag.name))
  })
  parser.on('text', (value) => handlers.text?.(value))
  parser.on('cdata', (value) => handlers.text?.(value))
  try {
    parser.write(text.trimStart()).close()
    return null
  } catch (error) {
    if (error instanceof StopWalking) return error.fault
    throw error
  }
}

/** saxes puts `line:column: ` before its sentence; the place says that already. */
function messageOf(error: Error): string {
  return error.message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '').replace(/\.$/, '')
}

/** The parser stands behind the character that follows the name; a line break there has moved it on. */
function startOf(file: string, line: number, column: number, name: string): Place {
  const start = column - name.length - 1
  return start < 1 ? { file, line: Math.max(1, line - 1), column: 1 } : { file, line, column: start }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
