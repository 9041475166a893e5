// Starts one browser and does what the lines on standard input say, one answer a line.
//
//   {"open": URL}                          goes there
//   {"evaluate": FUNCTION, "with": VALUE}  runs the function in the page; its result is the answer
//   {"screenshot": FILE, "dark": BOOLEAN}  the whole page as PNG
//
// Every answer is {"value": …} or {"error": …}; the first line is {"value": VERSION}.
import puppeteer from "puppeteer-core";
import { createInterface } from "node:readline";
import { launchWebKit } from "./webkit.mjs";

const [browserName, executablePath, names] = process.argv.slice(2);

const options = {
  chrome: {
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

const commands = {
  async open({ open }) {
    await browser.open(open);
  },
  evaluate: ({ evaluate, with: value }) => browser.evaluate(`(${evaluate})(${JSON.stringify(value ?? null)})`),
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
