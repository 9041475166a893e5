"use strict";

const json = { "Content-Type": "application/json" };
const form = { "Content-Type": "application/x-www-form-urlencoded" };

/** What the page tries. `why` says in one sentence what to look for. */
const lessons = [
  {
    id: "reading",
    title: "Reading",
    text: "A GET is sent at once, whoever asks, and the API handles it. Only then does the browser look into the answer: does it name the script’s origin? If not, the script gets nothing, not even the status.",
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
        why: "With the cookie, for the trusted origin. The others’ requests arrive and are handled just the same; their answers are kept back.",
        path: "orders",
        credentials: "include",
      },
      {
        id: "account-without-token",
        title: "See the account, without a token",
        why: "An authentication filter answers 401. The trusted script can read even that, and so can say: please log in.",
        path: "account",
      },
    ],
  },
  {
    id: "asking",
    title: "Asking first",
    text: "What no form can send, such as JSON, PUT, DELETE or an Authorization header, the browser announces with a preflight request. Where the answer grants nothing, the request is never sent.",
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
        why: "There is no such order: the 404 of a mapped exception is readable, too.",
        path: "orders/4711",
        method: "DELETE",
        credentials: "include",
      },
      {
        id: "account-with-token",
        title: "See the account, with a token",
        why: "The preflight carries no token. It is answered before the authentication filter, which would refuse it.",
        path: "account",
        headers: { Authorization: "Bearer demo" },
      },
    ],
  },
  {
    id: "protecting",
    title: "What protects a transfer",
    text: "CORS stops none of the requests that a plain form can make, from any page on the web. Corsac’s guard does: a request that changes something and that a browser sends from an origin which the policy does not allow is answered 403 before the method runs.",
    calls: [
      {
        id: "tip",
        title: "Tip by form, unguarded",
        why: "What a hidden form on any page can send, where the policy says guarded = false. It is sent, and handled: the tip is in the jar, though no stranger’s script can read the thanks.",
        path: "tips",
        method: "POST",
        headers: form,
        body: "cents=100",
        credentials: "include",
        guard: {
          protects: false,
          by: "guarded = false: nothing protects it.",
          text: "The SameSite cookie stays away from the sandboxed frame, which counts as another site; but the stranger is another origin on the same site, and so it goes along.",
        },
      },
      {
        id: "tip-guarded",
        title: "Tip by form, guarded",
        why: "The same form without that word. It is sent, and refused before it is handled: the guard reads what the browser says of the sender, and no script can forge that.",
        path: "tips/guarded",
        method: "POST",
        headers: form,
        body: "cents=100",
        credentials: "include",
        guard: {
          protects: true,
          by: "Protected by the guard.",
          text: "What comes neither from the API’s own pages nor from an origin that the policy allows gets 403, and the tip is not taken.",
        },
      },
      {
        id: "transfer-form",
        title: "Transfer money by form",
        why: "It arrives, and finds no method that takes forms: 415.",
        path: "transfers",
        method: "POST",
        headers: form,
        body: "to=Eve&cents=100",
        credentials: "include",
        guard: {
          protects: true,
          by: "Protected by taking JSON only.",
          text: "No form can send that, and so none can make a transfer.",
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
          text: "as the method takes nothing that goes without one.",
        },
      },
    ],
  },
];
