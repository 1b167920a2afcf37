/**
 * What a reader's function may do to the page, to the site and to the network: nothing. Each attack is first seen to succeed in a
 * worker without a policy, then tried as a reader's text, on a host that sends the site's headers and on one that sends none.
 */
import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { programById } from '../../lib/exercises/programs/index.ts';
import { strings } from '../../src/book/words/code-exercise/strings.ts';
import { listen, serveFolder } from '../../src/commands/support/serve.ts';
import { awake, buttonOf, expect, test } from './book.ts';

const program = programById('loss-program')!;

/** Calls on a witness by each road that a worker has. A road that is closed throws, or is silent. */
const calls: Readonly<Record<string, string>> = {
  fetch: `fetch(at('fetch'), { mode: 'no-cors' }).catch(() => {})`,
  xhr: `const asked = new XMLHttpRequest(); asked.open('GET', at('xhr'), false); asked.send()`,
  socket: `new WebSocket(at('socket').replace('http', 'ws'))`,
  events: `new EventSource(at('events'))`,
  transport: `new WebTransport(at('transport').replace('http', 'https'))`,
  scripts: `importScripts(at('scripts'))`,
  module: `import(at('module')).catch(() => {})`,
  font: `new FontFace('f', 'url(' + at('font') + ')').load().catch(() => {})`,
  imported: `new Function('at', 'return import(at)')(at('imported')).catch(() => {})`,
  wasm: `WebAssembly.compileStreaming(fetch(at('wasm'), { mode: 'no-cors' })).catch(() => {})`,
  request: `fetch(new Request(at('request'), { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' })).catch(() => {})`,
  worker: `new Worker(URL.createObjectURL(new Blob(["fetch('" + at('worker') + "', { mode: 'no-cors' })"])))`,
};
/** All of them, then half a second in which what was sent can arrive; what was refused at once is told. */
const callAll = (witness: string) => `(() => {
  const at = (road) => '${witness}/' + road;
  const refused = [];
  ${Object.entries(calls)
    .map(([road, call]) => `try { ${call} } catch (error) { refused.push('${road}'); }`)
    .join('\n')}
  for (const until = Date.now() + 500; Date.now() < until; );
  return refused;
})()`;

const stores: Readonly<Record<string, string>> = {
  indexedDB: `indexedDB.open('stolen')`,
  caches: `caches.open('stolen')`,
  files: `navigator.storage.getDirectory()`,
};

const witness = { url: '', heard: new Set<string>(), server: null as Server | null };
let datagrams: Socket;
let plain: Server;
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test.beforeAll(async () => {
  witness.server = createServer((request, answer) => {
    witness.heard.add(String(request.url).slice(1));
    const type = request.url === '/bare' ? 'text/html' : 'text/javascript';
    answer.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end();
  });
  witness.server.on('upgrade', (request, socket) => {
    witness.heard.add(String(request.url).slice(1));
    socket.destroy();
  });
  plain = serveFolder({ folder: 'dist', headers: false });
  await Promise.all([listen(witness.server, 0), listen(plain, 0)]);
  witness.url = addressOf(witness.server);
  // a WebTransport knocks with a datagram, at the port of its address
  datagrams = createSocket('udp4');
  datagrams.on('message', () => witness.heard.add('transport'));
  datagrams.bind(Number(new URL(witness.url).port), '127.0.0.1');
});
test.afterAll(() => {
  witness.server?.closeAllConnections();
  witness.server?.close();
  datagrams.close();
  plain.closeAllConnections();
  plain.close();
});

test('without a policy, each attack would succeed', async ({ page, watch }) => {
  watch.expectComplaint(/request left the origin|WebSocket|EventSource|font|MIME|QUIC/);
  await page.goto(`${witness.url}/bare`);
  witness.heard.clear();
  const inWorker = (text: string) =>
    page.evaluate(
      (script) =>
        new Promise<unknown>((resolve) => {
          const worker = new Worker(URL.createObjectURL(new Blob([script])));
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve(message);
        }),
      text,
    );
  expect(await inWorker(`postMessage(${callAll(witness.url)})`)).toEqual([]);
  await expect.poll(() => [...witness.heard].sort()).toEqual(expect.arrayContaining(Object.keys(calls).sort()));
  for (const [name, attack] of Object.entries(stores)) {
    const opened = await inWorker(
      `Promise.resolve(${attack}).then(() => postMessage('open'), (e) => postMessage(e.name))`,
    );
    expect(opened, name).toBe('open');
  }
  const radio = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new BroadcastChannel('book').onmessage = ({ data }) => resolve(data);
        new Worker(URL.createObjectURL(new Blob([`new BroadcastChannel('book').postMessage('heard')`])));
      }),
  );
  expect(radio).toBe('heard');
});

/** The page of the exercise on a host that sends the site's headers, or on one that sends none. */
async function opened(page: Page, host: keyof typeof hosts) {
  const lang = hosts[host];
  const t = strings[lang];
  await page.goto(`${host === 'with headers' ? '' : addressOf(plain)}/${lang}/loss/`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(host === 'with headers');
  const exercise = await awake(page, '#exercise-loss-program');
  const says = exercise.locator('.exercise-says');
  return {
    t,
    says,
    exercise,
    async tries(text: string) {
      // the plain field will do: the editor comes only when it is focused
      await exercise.locator('textarea').evaluate((field, value) => {
        (field as HTMLTextAreaElement).value = value as string;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, text);
      await buttonOf(exercise, t.test).click();
      await expect(says).not.toHaveText(t.testing);
    },
  };
}
const hosts = { 'with headers': 'en', 'without headers': 'zh' } as const;
const attack = (text: string) => `function ${program.name}() {\n${text}\n}`;

test.describe('a function of the reader’s', () => {
  test.beforeEach(({ watch }) =>
    watch.expectComplaint(/Content Security Policy|request left the origin|violates|Refused/),
  );

  for (const host of ['with headers', 'without headers'] as const) {
    test(`calls nobody, opens no store, and speaks to no other worker or page, on a host ${host}`, async ({ page }) => {
      const { tries, says, exercise } = await opened(page, host);
      witness.heard.clear();
      await tries(attack(`throw new Error('refused: ' + ${callAll(witness.url)})`));
      await expect(exercise.locator('.code-cases li').first()).toContainText('refused: ');
      await page.waitForTimeout(300);
      expect([...witness.heard]).toEqual([]);

      for (const [name, store] of Object.entries(stores)) {
        await tries(attack(`Promise.resolve(${store}).then(() => { throw new Error('open'); }); return 0;`));
        const told = `${await says.innerText()} ${await exercise.locator('.code-cases').allInnerTexts()}`;
        expect(told, name).toMatch(/SecurityError|is not defined|undefined/);
      }
      await page.evaluate(() => {
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        new BroadcastChannel('book').onmessage = ({ data }) => heard.push(data);
      });
      await tries(attack(`new BroadcastChannel('book').postMessage('heard'); throw new Error('sent')`));
      await expect(exercise.locator('.code-cases li').first()).toContainText('sent');
      await tries(
        attack(
          `throw new Error([typeof localStorage, typeof document, typeof SharedWorker, typeof RTCPeerConnection, self.origin])`,
        ),
      );
      await expect(exercise.locator('.code-cases li').first()).toContainText(
        'undefined,undefined,undefined,undefined,null',
      );
      expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
    });
  }

  // what a realm does to itself knows no headers: here it has the more of the two, shared memory
  test('neither passes by what it does to its realm, nor ends the page, whatever it throws, asks for, or never ends', async ({
    page,
  }) => {
    const { t, tries, says, exercise } = await opened(page, 'with headers');
    const first = exercise.locator('.code-cases li').first();

    await test.step('it neither ends its test by a message of its own, nor makes a wrong answer right by what it does to its realm', async () => {
      const forged = `
        const right = { type: 'cases', reports: [{ words: [], outcome: { kind: 'passed' } }] };
        for (const data of ['here', right, { type: 'report', turn: 1, report: right }, { type: 'done', turn: 1 }, 'failed',
          { type: 'trained', progress: { step: 1, loss: 0, accuracy: 1 } }, { type: 'answers', answers: [] }, { type: 'ready' }]) {
          postMessage(data);
          dispatchEvent(new MessageEvent('message', { data }));
        }`;
      await tries(`${program.solution}\npostMessage('here');`);
      await expect(says).toHaveText(t.passed(4));
      await tries(attack(`${forged} return 0;`));
      await expect(says).toHaveText(t.failing(4, 4));
      await tries(attack(`for (;;) { ${forged} }`));
      await expect(says).toHaveText(t.timeout(3));

      await tries(`
        Math.abs = () => 0; Object.is = () => true; Math.max = () => Infinity;
        Array.prototype.findIndex = Float64Array.prototype.findIndex = () => -1;
        Array.prototype.some = () => false;
        const post = MessagePort.prototype.postMessage;
        MessagePort.prototype.postMessage = function (said) {
          post.call(this, { type: 'cases', reports: [] });
        };
        ${attack('return 0;')}`);
      await expect(says).toHaveText(t.failing(4, 4));

      for (const turned of [
        `Object.prototype.type = 'cases'; Object.prototype.reports = []; Object.prototype.kind = 'passed';`,
        `Object.defineProperty(Object.prototype, 'outcome', { get: () => ({ kind: 'passed' }), set() {} });`,
        `Array.prototype.map = () => []; Array.prototype[Symbol.iterator] = function* () {};`,
        `self.onmessage = () => {}; self.postMessage = () => {}; self.close = () => {};`,
        `JSON.stringify = () => '{}'; Number.isFinite = () => true; Array.isArray = () => true;`,
        `Promise.prototype.then = function () { return this; }; self.setTimeout = (f) => f();`,
        `for (const key of Reflect.ownKeys(self)) try { Object.defineProperty(self, key, { value: null }); } catch {}`,
        `self.parent?.postMessage('ready', '*'); self.top?.location?.assign?.('about:blank');`,
      ]) {
        await tries(`${turned}\n${attack('return 0;')}`);
        await expect(says, turned).not.toHaveText(t.passed(4));
      }
      await tries(attack('close(); return 0;'));
      await expect(says).not.toHaveText(t.passed(4));
      await tries(program.solution);
      await expect(says).toHaveText(t.passed(4));
    });

    await test.step('it is answered by a sentence, whatever it throws, returns or asks for', async () => {
      for (const [thrown, words] of [
        ['null', 'null'],
        [`Symbol('odd')`, 'Symbol(odd)'],
        ['{ toString() { throw 1; } }', t.wordless],
        [
          `new Proxy({}, { get() { throw new Error('no'); }, getPrototypeOf() { throw new Error('no'); } })`,
          t.wordless,
        ],
        [`new Error('x'.repeat(1e7))`, 'x…'],
      ] as const) {
        await tries(attack(`throw ${thrown};`));
        await expect(first, thrown).toContainText(words);
        expect((await first.innerText()).length).toBeLessThan(400);
      }
      await tries(`async ${attack('throw new Error("later");')}`);
      await expect(says).toHaveText(t.threw('Error: later'));
      await tries(attack('setTimeout(() => { throw new Error("later"); }); return 0;'));
      await expect(says).toHaveText(t.threw('Error: later'));
      await tries(attack('structuredClone(0, { transfer: [arguments[0].buffer] });'));
      await expect(says).not.toHaveText(t.passed(4));
      await tries(attack('new Float64Array(2 ** 40);'));
      await expect(first).toContainText('RangeError');
      await tries(program.solution);
      await expect(says).toHaveText(t.passed(4));
    });

    await test.step('it is ended where it never ends or is too large, and the next text runs', async () => {
      const ended = new RegExp(`${t.died.slice(0, 8)}|${t.timeout(3).slice(0, 8)}|RangeError|InternalError`);
      for (const endless of [
        'const again = () => Promise.resolve().then(again); again(); return new Promise(() => {});',
        'for (;;) debugger;',
        'let text = "x"; for (;;) text += text + Math.PI;',
        'const kept = new Map(); for (let k = 0; ; k++) kept.set(k, new Float64Array(1e6).fill(k));',
        'return /(a+)+$/.test("a".repeat(60) + "b");',
        'setInterval(() => { for (;;); }, 0); for (;;);',
      ]) {
        await tries(attack(endless));
        const told = `${await says.innerText()} ${await exercise.locator('.code-cases').allInnerTexts()}`;
        expect(told, endless).toMatch(ended);
        expect(told, endless).not.toContain(t.passed(4));
      }
      for (const [large, words] of [
        ['const call = () => call() + 1; return call();', 'RangeError'],
        ['return "x".repeat(2 ** 31);', 'RangeError'],
        ['return new Array(2 ** 32);', 'RangeError'],
        ['return new SharedArrayBuffer(2 ** 45);', 'Error'],
      ] as const) {
        await tries(attack(large));
        await expect(first, large).toContainText(words);
      }
      await tries(program.solution);
      await expect(says).toHaveText(t.passed(4));
    });
  });
});

test('the frame of the realm runs nothing where it would run as the site', async ({ page, watch }) => {
  watch.expectComplaint(/request left the origin|favicon\.ico/);
  await page.goto(`${addressOf(plain)}/favicon.svg`);
  const ready = (sandbox: string | null) =>
    page.evaluate(
      (value) =>
        new Promise((resolve) => {
          const frame = document.createElementNS('http://www.w3.org/1999/xhtml', 'iframe') as HTMLIFrameElement;
          if (value !== null) frame.setAttribute('sandbox', value);
          addEventListener('message', ({ source }) => source === frame.contentWindow && resolve('ready'));
          frame.onload = () => setTimeout(() => resolve('silent'), 300);
          frame.src = '/sandbox.html';
          document.documentElement.append(frame);
        }),
      sandbox,
    );
  expect(await ready('allow-scripts')).toBe('ready');
  expect(await ready(null)).toBe('silent');
});
