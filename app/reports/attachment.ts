/**
 * `Content-Disposition` of a download: the last part of the name, plain letters in the quoted form
 * and the whole name beside it as RFC 5987 writes it, so that no name can break the header.
 */
export function attachmentHeader(name: string): string {
  const last = name.split(/[/\\]/).at(-1) as string
  const plain = last
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '_')
    .replace(/^\.+/, '')
    .slice(0, 120)
  const shown = plain === '' ? 'file' : plain
  const encoded = encodeURIComponent(
    [...last]
      .slice(0, 200)
      .join('')
      .replace(/\p{Cs}/gu, '_'),
  ).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${shown}"; filename*=UTF-8''${encoded === '' ? 'file' : encoded}`
}
