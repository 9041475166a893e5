"use strict";

/** Makes one call and resolves to what the script is told of it. */
async function callOnce(call) {
  try {
    const told = await (call.via === "xhr" ? callByXhr(call) : callByFetch(call));
    return { id: call.id, readable: true, ...told };
  } catch (error) {
    return { id: call.id, readable: false, status: 0, headers: [], body: "", error: `${error.name}: ${error.message}` };
  }
}

async function callByFetch({ url, method, headers, body, credentials, redirect }) {
  const response = await fetch(url, { method, headers, body: body ?? undefined, credentials, redirect: redirect ?? "follow" });
  return {
    status: response.status,
    headers: [...response.headers.keys()],
    body: await response.text(),
    error: null,
  };
}

function callByXhr({ url, method, headers, body, credentials, uploadListener }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = credentials === "include";
    headers.forEach(([name, value]) => request.setRequestHeader(name, value));
    if (uploadListener) {
      request.upload.addEventListener("progress", () => {});
    }
    request.onerror = () => reject(new TypeError("the request failed"));
    request.onload = () => resolve({
      status: request.status,
      headers: request.getAllResponseHeaders().split("\r\n").filter(Boolean).map((line) => line.slice(0, line.indexOf(":")).toLowerCase()),
      body: request.responseText,
      error: null,
    });
    request.send(body);
  });
}

/** Makes all calls, a few at a time. */
async function callAll(calls) {
  const outcomes = [];
  const waiting = [...calls];
  const caller = async () => {
    for (let call = waiting.shift(); call; call = waiting.shift()) {
      outcomes.push(await callOnce(call));
    }
  };
  await Promise.all(Array.from({ length: 6 }, caller));
  return outcomes;
}

/** Makes all calls in a sandboxed frame, whose origin is opaque: the header says `null`. */
async function callAllFromSandbox(calls) {
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-scripts";
  frame.src = "page";
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  return new Promise((resolve) => {
    window.addEventListener("message", ({ source, data }) => source === frame.contentWindow && resolve(data));
    frame.contentWindow.postMessage(calls, "*");
  });
}

if (window.parent !== window) {
  window.addEventListener("message", async ({ data }) => window.parent.postMessage(await callAll(data), "*"));
}
