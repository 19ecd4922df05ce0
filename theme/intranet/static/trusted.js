// Text becomes HTML in one way only, through DOMParser, and scripts run from the page's own folder:
// where the browser knows Trusted Types, it refuses everything else.

const OWN = new URL('./', import.meta.url).href;
const SERVICE_WORKER = new URL('/sw.js', import.meta.url).href;

globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (html, _type, sink) => (sink.startsWith('DOMParser') ? html : null),
  createScriptURL(address) {
    const { href } = new URL(address, document.baseURI);
    return href.startsWith(OWN) || href === SERVICE_WORKER ? href : null;
  },
});
