// Starts one browser and does what the lines on standard input say, one answer a line.
//
//   {"open": URL}                          goes there
//   {"evaluate": FUNCTION, "with": VALUE}  runs the function in the page; its result is the answer
//   {"leave": FUNCTION, "with": VALUE}     runs a function that leads to another page, which has loaded then
//   {"reload": ""}                         the browser's own button, until the page has loaded
//   {"install": DIRECTORY}                 an extension
//   {"screenshot": FILE, "dark": BOOLEAN}  the whole page as PNG
//
// Every answer is {"value": …} or {"error": …}; the first line is {"value": VERSION}.
import puppeteer from "puppeteer-core";
import { createInterface } from "node:readline";
import { launchWebKit } from "./webkit.mjs";

const [browserName, executablePath, names, preferences] = process.argv.slice(2);

const options = {
  chrome: {
    // Extensions are installed through a pipe only.
    pipe: true,
    enableExtensions: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Pages are plain http, under names that only this browser resolves.
      "--disable-features=HttpsUpgrades,HttpsFirstBalancedMode",
      `--host-resolver-rules=${names.split(",").map((name) => `MAP ${name} 127.0.0.1`).join(",")}`,
    ],
  },
  firefox: {
    extraPrefsFirefox: {
      "network.dns.localDomains": names,
      "dom.security.https_first": false,
      "dom.security.https_first_schemeless": false,
      "browser.send_pings": true,
      // Who reloads the answer to a form presses "Resend".
      "dom.confirm_repost.testing.always_accept": true,
      ...JSON.parse(preferences),
    },
  },
};

async function launchByPuppeteer() {
  const browser = await puppeteer.launch({
    browser: browserName,
    executablePath,
    headless: true,
    protocolTimeout: 300_000,
    acceptInsecureCerts: true,
    ...options[browserName],
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    version: () => browser.version(),
    open: (url) => page.goto(url, { waitUntil: "load" }),
    evaluate: (expression) => page.evaluate(expression),
    reload: () => page.reload(),
    install: (directory) => browser.installExtension(directory),
    async screenshot(path, dark) {
      if (browserName === "chrome") {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
      }
      await page.screenshot({ path, fullPage: true });
    },
    close: () => browser.close(),
  };
}

const browser = await (browserName === "webkit" ? launchWebKit(executablePath, names) : launchByPuppeteer());

let documents = 0;

/** Does what leads to another document, and waits until that has loaded. */
async function left(action) {
  const mark = ++documents;
  await browser.evaluate(`void (window.left = ${mark})`);
  // The page may be gone before it answers.
  await action().catch(() => {});
  for (let tries = 0; tries < 400; tries++) {
    const there = `window.left !== ${mark} && document.readyState === "complete"`;
    if (await browser.evaluate(there).catch(() => false)) {
      return;
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("the page has stayed");
}

const call = (script, value) => browser.evaluate(`(${script})(${JSON.stringify(value ?? null)})`);

const commands = {
  async open({ open }) {
    await browser.open(open);
  },
  evaluate: ({ evaluate, with: value }) => call(evaluate, value),
  leave: ({ leave, with: value }) => left(() => call(leave, value)),
  reload: () => left(browser.reload),
  async install({ install }) {
    await browser.install(install);
  },
  async screenshot({ screenshot, dark }) {
    await browser.screenshot(screenshot, dark);
  },
};

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
say({ value: await browser.version() });
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const command = JSON.parse(line);
    const name = Object.keys(commands).find((one) => one in command);
    say({ value: (await commands[name](command)) ?? null });
  } catch (error) {
    say({ error: String(error?.stack ?? error) });
  }
}
await browser.close();
