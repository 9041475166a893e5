"use strict";

const json = { "Content-Type": "application/json" };
const form = { "Content-Type": "application/x-www-form-urlencoded" };

/** What the page tries. `why` says in one sentence what to look for. */
const lessons = [
  {
    id: "reading",
    title: "Reading",
    text: "The browser sends a GET at once, for any page, and the API handles it. Only then does the browser look at the answer: does it name the script’s origin? If not, the script gets nothing, not even the status.",
    calls: [
      {
        id: "catalogue",
        title: "Read the catalogue",
        why: "Open to any origin, without cookies: everyone can read it.",
        path: "catalogue",
      },
      {
        id: "orders",
        title: "Read the orders",
        why: "With the cookie, for the trusted origin. The others’ requests arrive and are handled too, but the browser keeps the answers from them.",
        path: "orders",
        credentials: "include",
      },
      {
        id: "account-without-token",
        title: "See the account, without a token",
        why: "An authentication filter answers 401. The trusted script can read even that, so it can say: please log in.",
        path: "account",
      },
    ],
  },
  {
    id: "asking",
    title: "Asking first",
    text: "No form can send JSON, PUT, DELETE or an Authorization header. For those, the browser asks first, with a preflight request. If the answer grants nothing, it never sends the request.",
    calls: [
      {
        id: "order-place",
        title: "Place an order",
        why: "JSON, so the browser asks first. Location and ETag are exposed to the script.",
        path: "orders",
        method: "POST",
        headers: json,
        body: '{"product":"rope","quantity":3}',
        credentials: "include",
      },
      {
        id: "order-change",
        title: "Change an order",
        why: "With the tag of an older version: 412, and the trusted script can read that.",
        path: "orders/1",
        method: "PUT",
        headers: { ...json, "If-Match": '"0"' },
        body: '{"product":"tent","quantity":1}',
        credentials: "include",
      },
      {
        id: "order-cancel",
        title: "Cancel an order",
        why: "There is no such order. The 404 of a mapped exception is readable too.",
        path: "orders/4711",
        method: "DELETE",
        credentials: "include",
      },
      {
        id: "account-with-token",
        title: "See the account, with a token",
        why: "The preflight carries no token. Corsac answers it before the authentication filter, which would refuse it.",
        path: "account",
        headers: { Authorization: "Bearer demo" },
      },
    ],
  },
  {
    id: "protecting",
    title: "What protects a transfer",
    text: "CORS stops no request that a plain form can make, from any page on the web. Corsac’s guard does: if a browser sends a request that changes something from an origin that the policy does not allow, the answer is 403, and the method does not run.",
    calls: [
      {
        id: "tip",
        title: "Tip by form, unguarded",
        why: "A hidden form on any page can send this, and the policy says guarded = false. The API handles it: the tip is in the jar, but no stranger’s script can read the thanks.",
        path: "tips",
        method: "POST",
        headers: form,
        body: "cents=100",
        credentials: "include",
        guard: {
          protects: false,
          by: "guarded = false: nothing protects it.",
          text: "The sandboxed frame counts as another site, so the SameSite cookie does not go along. The stranger is another origin on the same site, so there it does.",
        },
      },
      {
        id: "tip-guarded",
        title: "Tip by form, guarded",
        why: "The same form, without guarded = false. It is sent, and refused before it is handled: the guard reads what the browser says about the sender, and no script can forge that.",
        path: "tips/guarded",
        method: "POST",
        headers: form,
        body: "cents=100",
        credentials: "include",
        guard: {
          protects: true,
          by: "Protected by the guard.",
          text: "A request from a page that is neither the API’s own nor of an allowed origin gets 403, and the tip is not taken.",
        },
      },
      {
        id: "transfer-form",
        title: "Transfer money by form",
        why: "It arrives, but no method takes forms: 415.",
        path: "transfers",
        method: "POST",
        headers: form,
        body: "to=Eve&cents=100",
        credentials: "include",
        guard: {
          protects: true,
          by: "Protected by taking JSON only.",
          text: "No form can send JSON, so none can make a transfer.",
        },
      },
      {
        id: "transfer",
        title: "Transfer money by script, as JSON",
        why: "JSON needs a preflight, and @SameOrigin grants none: not even to the trusted front end.",
        path: "transfers",
        method: "POST",
        headers: json,
        body: '{"to":"Eve","cents":100}',
        credentials: "include",
        guard: {
          protects: true,
          by: "Protected by the preflight request,",
          text: "because this method takes nothing that a browser sends without one.",
        },
      },
    ],
  },
];
