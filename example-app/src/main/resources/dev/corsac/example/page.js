"use strict";

const api = document.querySelector("meta[name=api]").content;
const json = { "Content-Type": "application/json" };

/** What the page tries; `ask` says why the browser asks first (a preflight request), if it does. */
const calls = [
  {
    title: "Read the catalogue",
    about: "Any origin may. No cookies go along.",
    path: "catalogue",
  },
  {
    title: "Read the orders",
    about: "With the cookie. A simple request: sent at once, whoever asks.",
    path: "orders",
    credentials: "include",
  },
  {
    title: "Place an order",
    about: "With the cookie. Location and ETag are exposed to the script.",
    path: "orders",
    method: "POST",
    headers: json,
    body: { product: "rope", quantity: 3 },
    credentials: "include",
    ask: "because of Content-Type: application/json",
  },
  {
    title: "Change an order",
    about: "With the tag of an older version: 412, and the script can read that.",
    path: "orders/1",
    method: "PUT",
    headers: { ...json, "If-Match": "\"0\"" },
    body: { product: "tent", quantity: 1 },
    credentials: "include",
    ask: "because of PUT and If-Match",
  },
  {
    title: "Cancel an order",
    about: "An order that is not there: the 404 comes from a mapped exception.",
    path: "orders/4711",
    method: "DELETE",
    credentials: "include",
    ask: "because of DELETE",
  },
  {
    title: "See the account, without a token",
    about: "The authentication filter answers 401. Its headers let the script read why.",
    path: "account",
  },
  {
    title: "See the account, with a token",
    about: "The preflight carries no token and is answered all the same, before the filter.",
    path: "account",
    headers: { Authorization: "Bearer demo" },
    ask: "because of Authorization",
  },
  {
    title: "Transfer money",
    about: "@SameOrigin: not even for the trusted front end.",
    path: "transfers",
    method: "POST",
    headers: json,
    body: { to: "Eve", cents: 100 },
    credentials: "include",
    ask: "because of Content-Type: application/json",
  },
];

/** Resolves to what happened: sent, answered and readable, each as [verdict, sentence]. */
async function make(call) {
  const method = call.method ?? "GET";
  try {
    const response = await fetch(`${api}/${call.path}`, {
      method,
      headers: call.headers,
      body: call.body && JSON.stringify(call.body),
      credentials: call.credentials ?? "omit",
      cache: "no-store",
    });
    const body = await response.text();
    return {
      granted: true,
      sent: ["yes", call.ask ? `The browser asked first (${call.ask}), and was told yes.` : "At once, without asking first."],
      answered: ["yes", `${response.status} ${response.statusText}`],
      readable: ["yes", "This origin is allowed."],
      text: [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n") + (body && `\n\n${body}`),
    };
  } catch {
    // The browser tells a script nothing about why. The catalogue is open to all: does it answer?
    const reachable = await fetch(`${api}/catalogue`, { cache: "no-store" }).then(() => true, () => false);
    if (!reachable) {
      return {
        sent: ["unknown", "Nothing answers at the API’s address."],
        answered: ["no", ""],
        readable: ["no", ""],
      };
    }
    return call.ask
      ? {
          sent: ["no", `The browser asked first (${call.ask}), and was not told yes. Only the question went out.`],
          answered: ["no", "There was no request to answer."],
          readable: ["no", "There is nothing to read."],
        }
      : {
          sent: ["yes", "At once, without asking first."],
          answered: ["yes", "The API treated it; the browser keeps the answer to itself."],
          readable: ["no", "This origin is not allowed: the script sees a failure, not even the status."],
        };
  }
}

function show(outcome, into) {
  const result = document.getElementById("result").content.cloneNode(true);
  const cells = result.querySelectorAll("dd");
  [outcome.sent, outcome.answered, outcome.readable].forEach(([verdict, sentence], i) => {
    cells[i].className = verdict;
    cells[i].textContent = sentence;
  });
  const pre = result.querySelector("pre");
  if (outcome.text) {
    pre.textContent = outcome.text;
  } else {
    pre.remove();
  }
  into.replaceChildren(result);
}

function line(call) {
  const headers = Object.entries(call.headers ?? {}).map(([name, value]) => ` · ${name}: ${value}`);
  return `${call.method ?? "GET"} /${call.path}${headers.join("")}${call.credentials ? " · cookies" : ""}`;
}

function rememberCustomer() {
  const name = document.getElementById("customer").value;
  if (/^[A-Za-z]+$/.test(name)) {
    document.cookie = `customer=${name}; SameSite=Lax; Path=/`;
  }
}

const runs = calls.map((call) => {
  const item = document.getElementById("call").content.cloneNode(true);
  const button = item.querySelector("button");
  const outcome = item.querySelector(".outcome");
  item.querySelector("h2").textContent = call.title;
  item.querySelector("code").textContent = line(call);
  item.querySelector(".about").textContent = call.about;
  button.setAttribute("aria-label", `Call: ${call.title}`);
  const run = async () => {
    button.disabled = true;
    rememberCustomer();
    const result = await make(call);
    show(result, outcome);
    button.disabled = false;
    return result;
  };
  button.addEventListener("click", async () => {
    await run();
    button.focus();
  });
  document.getElementById("calls").append(item);
  return run;
});

document.getElementById("origin").textContent = location.origin;
document.getElementById("controls").addEventListener("submit", async (event) => {
  event.preventDefault();
  const summary = document.getElementById("summary");
  summary.textContent = "Calling …";
  let readable = 0;
  for (const run of runs) {
    readable += (await run()).granted ? 1 : 0;
  }
  summary.textContent = `${readable} of ${runs.length} answers readable here.`;
});
