/**
 * The script of `sandbox.html`: told once by the page around it what to run, it runs that as a worker and hands it the port to the
 * judge. It hears nothing that the worker says. In an origin that is the site's own (no sandbox around it) it does nothing.
 */
export const frameScript = `
'use strict';
if (self.origin === 'null' && parent !== self) {
  addEventListener('message', ({ source, data, ports }) => {
    if (source !== parent) return;
    const worker = new Worker(URL.createObjectURL(new Blob([data], { type: 'text/javascript' })), { name: 'own-function' });
    worker.onerror = () => parent.postMessage('failed', '*');
    worker.postMessage(null, ports);
  }, { once: true });
  parent.postMessage('ready', '*');
}
`;
