"use strict";

/**
 * Makes one call with fetch, in the name of whatever page or frame this script runs in.
 * Resolves to all that the script is told: the answer, or that there is none to read.
 */
async function makeCall({ url, method, headers, body, credentials }) {
  try {
    const response = await fetch(url, { method, headers, body, credentials, cache: "no-store" });
    return {
      readable: true,
      status: `${response.status} ${response.statusText}`.trim(),
      headers: [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n"),
      body: await response.text(),
    };
  } catch (error) {
    return { readable: false, error: `${error.name}: ${error.message}` };
  }
}

// In a frame, the page around it says what to call. This frame holds nothing but that, and who may
// put it into a frame is said in its Content-Security-Policy.
if (window.parent !== window) {
  window.addEventListener("message", async ({ source, data }) => {
    if (source === window.parent && data?.url) {
      window.parent.postMessage({ mark: data.mark, result: await makeCall(data) }, "*");
    }
  });
  window.parent.postMessage({ ready: true }, "*");
}
