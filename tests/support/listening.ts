import type { ChildProcessWithoutNullStreams } from 'node:child_process'

/** What a started server prints, and the address that it says it listens on, without its last slash. */
export function listening(child: ChildProcessWithoutNullStreams): { url: Promise<string>; output(): string } {
  let output = ''
  const url = new Promise<string>((done, fail) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const match = output.match(/(http:\/\/[\w.:[\]]+)\//)
      if (match !== null) done(match[1] as string)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', fail)
    child.on('close', (code) => fail(new Error(`the server ended with ${code}\n${output}`)))
  })
  return { url, output: () => output }
}
