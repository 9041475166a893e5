// WebKitGTK's MiniBrowser, by WebDriver, on a display of its own; what puppeteer is for the others.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";

/** The first line that matches, of what a program writes to one of its streams. */
function line(stream, pattern) {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stream });
    lines.on("line", (text) => pattern.test(text) && resolve(text));
    lines.on("close", () => reject(new Error("the program has ended")));
  });
}

/**
 * Made-up names are resolved by a proxy: WebKitGTK has no other way. It passes requests on as they are, one for each
 * connection: an HTTP library would refuse methods that it does not know, and join header lines.
 */
async function proxyToLoopback(names) {
  const known = new Set(names.split(","));
  const isHere = (name) => known.has(name) || name === "localhost" || name.endsWith(".localhost");
  const proxy = createServer((browser) => {
    browser.on("error", () => browser.destroy());
    let received = Buffer.alloc(0);
    browser.on("data", function read(chunk) {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) {
        return;
      }
      browser.off("data", read);
      browser.pause();
      const [requestLine, ...fields] = received.subarray(0, end).toString("latin1").split("\r\n");
      const [method, target, version] = requestLine.split(" ");
      const url = new URL(target);
      const host = isHere(url.hostname) ? "127.0.0.1" : url.hostname.replace(/^\[|\]$/g, "");
      const server = connect(url.port || 80, host);
      const passed = fields.filter((field) => !/^(proxy-)?connection:/i.test(field));
      const head = [`${method} ${url.pathname}${url.search} ${version}`, ...passed, "Connection: close", "", ""];
      server.write(head.join("\r\n"), "latin1");
      server.write(received.subarray(end + 4));
      server.on("error", () => browser.destroy());
      browser.on("close", () => server.destroy());
      browser.pipe(server).pipe(browser);
    });
  });
  await new Promise((listening) => proxy.listen(0, "127.0.0.1", listening));
  return proxy;
}

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function listens(port) {
  for (let tries = 0; tries < 300; tries++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("connect", () => resolve(!!socket.end()));
      socket.on("error", () => resolve(false));
    });
    if (open) {
      return;
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("WebKitWebDriver does not listen");
}

/** Starts it. @param executablePath of WebKitWebDriver */
export async function launchWebKit(executablePath, names) {
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const display = `:${await line(screen.stdout, /^\d+$/)}`;
  const proxy = await proxyToLoopback(names);
  const port = await freePort();
  const driver = spawn(executablePath, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: "x11", WEBKIT_DISABLE_COMPOSITING_MODE: "1" },
    stdio: "ignore",
  });
  await listens(port);

  async function command(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (!answer.ok) {
      throw new Error(`${value.error}: ${value.message}`);
    }
    return value;
  }

  const { sessionId, capabilities } = await command("POST", "", {
    capabilities: {
      alwaysMatch: {
        acceptInsecureCerts: true,
        proxy: { proxyType: "manual", httpProxy: `127.0.0.1:${proxy.address().port}` },
        timeouts: { script: 300_000, pageLoad: 60_000 },
        "webkitgtk:browserOptions": {
          binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
          args: ["--automation", "--javascript-can-open-windows-automatically=true"],
        },
      },
    },
  });
  const session = (method, path, body) => command(method, `/${sessionId}${path}`, body);

  return {
    version: () => `${capabilities.browserName} ${capabilities.browserVersion}`,
    open: (url) => session("POST", "/url", { url }),
    async evaluate(expression) {
      const { value, error } = await session("POST", "/execute/async", {
        script: `const done = arguments[0];
          (async () => ({ value: (await (${expression})) ?? null }))().then(done, (e) => done({ error: String(e) }));`,
        args: [],
      });
      if (error) {
        throw new Error(error);
      }
      return value;
    },
    reload: () => session("POST", "/refresh", {}),
    screenshot: async (file) => writeFile(file, Buffer.from(await session("GET", "/screenshot"), "base64")),
    async close() {
      await session("DELETE", "").catch(() => {});
      driver.kill();
      proxy.close();
      screen.kill();
    },
  };
}
