/*
 * Opens the map as a phone does that was never here: 4 times slower than this machine, 1.6 Mb/s, 150 ms until an answer
 * begins. Prints one line of JSON for each time.
 * node phone.mjs ORIGIN CHROMIUM TIMES, in the directory of the checkout
 */
import { createRequire } from 'node:module';
import path from 'node:path';

const [origin, executablePath, times] = process.argv.slice(2);
const { chromium } = createRequire(path.resolve('web/package.json'))('playwright-core');
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const LIMIT_MS = 60000;

/* Runs in the page, before anything of it: when it said that the map stands, and when its largest part was painted. */
function watch() {
  window.seen = { ready: null, largest: null };
  new PerformanceObserver((list) => {
    window.seen.largest = list.getEntries().at(-1).startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const look = () => {
    if (document.body?.dataset.ready === 'true') window.seen.ready ??= performance.now();
  };
  new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
}

const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-dev-shm-usage'],
});
for (let i = 0; i < Number(times); i++) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    locale: 'es-CL',
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const sizes = new Map();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, response }) => sizes.set(requestId, response.url));
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(watch);
  await page.goto(origin + '/', { waitUntil: 'commit', timeout: LIMIT_MS });
  await page.waitForFunction(() => window.seen.ready !== null, null, { timeout: LIMIT_MS });
  const bytesThen = bytes;
  const seen = await page.evaluate(() => ({
    ...window.seen,
    map: Math.max(...['map', 'base'].map((name) => performance.getEntriesByName(name)[0].startTime)),
  }));
  console.log(JSON.stringify({ ...seen, bytes: bytesThen, requests: sizes.size }));
  await context.close();
}
await browser.close();
