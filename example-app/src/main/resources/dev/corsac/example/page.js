"use strict";

const meta = (name) => document.querySelector(`meta[name=${name}]`).content;
const api = meta("api");
const role = meta("role");

const callers = [
  { id: "trusted", name: "Trusted" },
  { id: "stranger", name: "Stranger" },
  { id: "null", name: "Sandboxed frame" },
];

// ---- who calls: this page itself, and a frame for each of the other two -------------------------

const waiting = new Map();

/** Resolves to the function that makes calls in the name of a caller. */
function voice(id) {
  if (id === role) {
    return Promise.resolve(makeCall);
  }
  const frame = document.getElementById(`frame-${id}`);
  const ready = new Promise((resolve, reject) => {
    waiting.set(frame, resolve);
    setTimeout(() => reject(new Error("The frame did not load.")), 8000);
  });
  frame.src = id === "null" ? "/caller" : `${meta(id)}/caller`;
  return ready.then(() => (call) =>
    new Promise((resolve) => {
      waiting.set(call.mark, resolve);
      frame.contentWindow.postMessage(call, "*");
    }));
}

window.addEventListener("message", ({ source, data }) => {
  const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  if (frame) {
    const key = data.ready ? frame : data.mark;
    waiting.get(key)?.(data.result);
    waiting.delete(key);
  }
});

const voices = new Map(callers.map(({ id }) => [id, voice(id)]));
voices.forEach((ready) => ready.catch(() => {}));

// ---- what happened: the script's word, and the ledger's ------------------------------------------

/** What the API noted of a call, preflight request and actual request apart. */
async function arrivals(mark) {
  const response = await fetch(`/ledger?call=${mark}`, { cache: "no-store" });
  const lines = (await response.text()).split("\n").filter(Boolean);
  const noted = lines.map((line) => Object.fromEntries(new URLSearchParams(line)));
  return {
    preflight: noted.find((one) => one.method === "OPTIONS"),
    actual: noted.find((one) => one.method !== "OPTIONS"),
  };
}

function verdict(told, { preflight, actual }) {
  if (told.readable) {
    return "readable";
  }
  if (actual) {
    return "hidden";
  }
  return preflight ? "not-sent" : "unreachable";
}

const words = {
  readable: "read",
  hidden: "hidden",
  "not-sent": "not sent",
  unreachable: "no answer",
};

/** The browser's side, in sentences: [text or code, …] for each. */
function browserView(outcome, told, { preflight, actual }) {
  const asked = preflight && [`Asked first: may ${preflight.origin} send ${preflight.askedMethod}`
    + `${preflight.askedHeaders ? ` with ${preflight.askedHeaders}` : ""}?`];
  switch (outcome) {
    case "readable":
      return [
        asked ?? ["Sent at once, without asking."],
        [actual?.allowedOrigin === "*" ? "The answer is for any origin" : "The answer names this origin",
          ", so the script may read it: ", { code: told.status }],
      ];
    case "hidden":
      return [
        asked ?? ["Sent at once, without asking."],
        [actual.allowedOrigin ? "The answer names another origin" : "The answer names no origin",
          ", so the script gets only: ", { code: told.error }],
      ];
    case "not-sent":
      return [asked, ["The answer was not yes, so the request was never sent. The script gets: ", { code: told.error }]];
    default:
      return [["The script gets: ", { code: told.error }]];
  }
}

/** The server's side, in sentences. */
function serverView(outcome, { preflight, actual }) {
  const sentences = [];
  if (preflight) {
    sentences.push(["Preflight answered ", { code: preflight.status }, ", ", ...grant(preflight), "."]);
  }
  if (actual) {
    sentences.push([
      "Arrived: ", { code: `Origin: ${actual.origin ?? "(none)"}` }, " ",
      { code: `Cookie: ${actual.cookie ?? "(none)"}` }, " ",
      { code: `Sec-Fetch-Site: ${actual.site ?? "(none)"}` },
    ]);
    sentences.push([
      actual.handled === "true" ? { strong: "Handled." } : { strong: "Refused before it was handled." },
      " Answered ", { code: actual.status }, ", ", ...grant(actual), ".",
    ]);
    if (outcome === "hidden" && actual.entity) {
      sentences.push(["Left in the browser: ", { code: actual.entity }]);
    }
  } else if (preflight) {
    sentences.push([{ strong: "Nothing else arrived." }]);
  } else {
    sentences.push(["Nothing arrived. Is the API running?"]);
  }
  return sentences;
}

function grant(answer) {
  return answer.allowedOrigin ? ["for ", { code: answer.allowedOrigin }] : ["for no origin"];
}

// ---- showing it -----------------------------------------------------------------------------------

function paragraph(parts) {
  const p = document.createElement("p");
  p.append(...parts.map((part) => {
    if (typeof part === "string") {
      return part;
    }
    const [tag, text] = Object.entries(part)[0];
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }));
  return p;
}

function answerDetails(told) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const pre = document.createElement("pre");
  summary.textContent = "What the script read";
  pre.textContent = `${told.headers}\n\n${told.body}`.trim();
  pre.tabIndex = 0;
  details.append(summary, pre);
  return details;
}

function show(call, lane, outcome, told, seen) {
  lane.dataset.verdict = outcome;
  lane.dataset.arrived = String(Boolean(seen.actual));
  lane.dataset.handled = String(seen.actual?.handled === "true");
  lane.dataset.status = seen.actual?.status ?? "";
  const badge = lane.querySelector(".verdict");
  badge.dataset.verdict = outcome;
  badge.textContent = words[outcome];
  const reached = { sent: lane.dataset.arrived, handled: lane.dataset.handled, read: String(told.readable) };
  lane.querySelector(".track").replaceChildren(...Object.entries(reached).map(([station, on]) => {
    const item = document.createElement("li");
    item.dataset.on = on;
    item.textContent = station;
    item.setAttribute("aria-label", on === "true" ? station : `not ${station}`);
    return item;
  }));
  const glance = document.querySelector(`#overview [data-call="${call.id}"] [data-caller="${lane.dataset.caller}"]`);
  const dot = badge.cloneNode(true);
  dot.dataset.handled = lane.dataset.handled;
  glance.replaceChildren(dot);
  lane.querySelector(".browser").replaceChildren(
    ...browserView(outcome, told, seen).map(paragraph),
    ...(told.readable ? [answerDetails(told)] : []),
  );
  lane.querySelector(".server").replaceChildren(...serverView(outcome, seen).map(paragraph));
}

async function runLane(call, caller, lane) {
  lane.setAttribute("aria-busy", "true");
  const mark = crypto.randomUUID();
  try {
    const speak = await voices.get(caller.id);
    const told = await speak({
      mark,
      url: `${api}/${call.path}?call=${mark}`,
      method: call.method ?? "GET",
      headers: call.headers,
      body: call.body,
      credentials: call.credentials ?? "omit",
    });
    const seen = await arrivals(mark);
    const outcome = verdict(told, seen);
    show(call, lane, outcome, told, seen);
    return outcome;
  } catch (error) {
    show(call, lane, "unreachable", { readable: false, error: error.message }, {});
    return "unreachable";
  } finally {
    lane.removeAttribute("aria-busy");
  }
}

function requestLine(call) {
  const headers = Object.entries(call.headers ?? {}).map(([name, value]) => ` · ${name}: ${value}`);
  return `${call.method ?? "GET"} /${call.path}${headers.join("")}${call.credentials ? " · with cookies" : ""}`;
}

function rememberCustomer() {
  const name = document.getElementById("customer").value;
  if (/^[A-Za-z]+$/.test(name)) {
    document.cookie = `customer=${name}; SameSite=Lax; Path=/`;
  }
}

function copyOf(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true);
}

/** A row of the overview: the call, and room for the outcome of each caller. */
function glance(call) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  const anchor = document.createElement("a");
  row.dataset.call = call.id;
  head.scope = "row";
  anchor.href = `#call-${call.id}`;
  anchor.textContent = call.title;
  head.append(anchor);
  row.append(head, ...callers.map(({ id }) => {
    const cell = document.createElement("td");
    cell.dataset.caller = id;
    cell.textContent = "·";
    return cell;
  }));
  return row;
}

function present(call) {
  const article = copyOf("call");
  article.id = `call-${call.id}`;
  article.dataset.call = call.id;
  article.querySelector("h3").textContent = call.title;
  article.querySelector("code").textContent = requestLine(call);
  article.querySelector(".about").textContent = call.why;
  const guard = article.querySelector(".guard");
  if (call.guard) {
    guard.replaceChildren(...paragraph([{ strong: call.guard.by }, ` ${call.guard.text}`]).childNodes);
    guard.dataset.protected = String(call.guard.protects);
  } else {
    guard.remove();
  }
  const table = article.querySelector(".lanes");
  table.setAttribute("aria-label", `${call.title}: what the browser and the server say`);
  const lanes = callers.map((caller) => {
    const lane = copyOf("lane");
    lane.dataset.caller = caller.id;
    lane.querySelector("b").textContent = caller.name;
    table.append(lane);
    return { caller, lane };
  });
  const button = article.querySelector("button");
  button.setAttribute("aria-label", `Call: ${call.title}`);
  const run = async () => {
    button.disabled = true;
    rememberCustomer();
    const outcomes = [];
    for (const { caller, lane } of lanes) {
      outcomes.push(await runLane(call, caller, lane));
    }
    button.disabled = false;
    return outcomes;
  };
  button.addEventListener("click", async () => {
    summary.textContent = `${call.title} …`;
    const outcomes = await run();
    summary.textContent = `${call.title}: ${callers.map(({ name }, i) => `${name.toLowerCase()} ${words[outcomes[i]]}`).join(", ")}.`;
    button.focus();
  });
  return { article, run };
}

const summary = document.getElementById("summary");
const runs = lessons.flatMap((lesson) => {
  const section = copyOf("lesson");
  section.id = lesson.id;
  section.querySelector("h2").textContent = lesson.title;
  section.querySelector(".lesson-text").textContent = lesson.text;
  const presented = lesson.calls.map(present);
  section.append(...presented.map(({ article }) => article));
  document.getElementById("calls").append(section);
  const group = document.createElement("tbody");
  const title = document.createElement("th");
  title.colSpan = 4;
  title.scope = "rowgroup";
  title.textContent = lesson.title;
  group.insertRow().append(title);
  group.append(...lesson.calls.map(glance));
  document.getElementById("overview").append(group);
  return presented.map(({ run }) => run);
});

document.getElementById("controls").addEventListener("submit", async (event) => {
  event.preventDefault();
  const all = document.getElementById("all");
  all.disabled = true;
  const count = {};
  for (const [i, run] of runs.entries()) {
    summary.textContent = `Calling, ${i + 1} of ${runs.length} …`;
    (await run()).forEach((outcome) => (count[outcome] = (count[outcome] ?? 0) + 1));
  }
  all.disabled = false;
  all.focus();
  document.body.dataset.done = "true";
  summary.textContent = `${Object.entries(words)
    .filter(([outcome]) => count[outcome])
    .map(([outcome, word]) => `${count[outcome]} ${word}`)
    .join(", ")}.`;
});

// ---- where we are ---------------------------------------------------------------------------------

document.getElementById("origin").textContent = location.origin;
document.querySelector(".who").textContent = role === "trusted" ? "trusted" : "stranger’s";
const own = document.querySelector(`#callers [data-caller=${role}]`);
own.querySelector("code").textContent = location.origin;
own.setAttribute("aria-current", "true");
const link = (id, url) => {
  const a = document.getElementById(id);
  a.href = url;
  a.textContent = url;
};
link("other", meta(role === "trusted" ? "stranger" : "trusted"));
link("elsewhere", meta("stranger").replace("localhost", "127.0.0.1"));
