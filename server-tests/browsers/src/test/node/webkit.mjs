// WebKitGTK's MiniBrowser, by WebDriver, on a display of its own; what puppeteer is for the others.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { createInterface } from "node:readline";

/** The first line that matches, of what a program writes to one of its streams. */
function line(stream, pattern) {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stream });
    lines.on("line", (text) => pattern.test(text) && resolve(text));
    lines.on("close", () => reject(new Error("the program has ended")));
  });
}

/** Made-up names are resolved by a proxy: WebKitGTK has no other way. */
async function proxyToLoopback(names) {
  const known = new Set(names.split(","));
  const isHere = (name) => known.has(name) || name === "localhost" || name.endsWith(".localhost");
  const proxy = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url);
    const host = isHere(url.hostname) ? "127.0.0.1" : url.hostname.replace(/^\[|\]$/g, "");
    const passed = request(
      { host, port: url.port || 80, method: incoming.method, path: url.pathname + url.search, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    passed.on("error", () => outgoing.destroy());
    outgoing.on("close", () => passed.destroy());
    incoming.pipe(passed);
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
          args: ["--automation"],
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
    screenshot: async (file) => writeFile(file, Buffer.from(await session("GET", "/screenshot"), "base64")),
    async close() {
      await session("DELETE", "").catch(() => {});
      driver.kill();
      proxy.close();
      proxy.closeAllConnections();
      screen.kill();
    },
  };
}
