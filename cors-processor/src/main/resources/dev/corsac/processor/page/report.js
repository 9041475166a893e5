
"use strict";
(() => {
  const form = document.getElementById("filters");
  const routes = [...document.querySelectorAll(".route")];
  const fields = ["origin", "method", "path"];
  const value = (name) => document.getElementById(name).value;

  function matches(route) {
    const origins = route.dataset.origins.split(" ");
    return (!value("origin") || origins.includes(value("origin")))
      && (!value("method") || route.dataset.method === value("method"))
      && route.dataset.path.toLowerCase().includes(value("path").trim().toLowerCase());
  }

  function filter() {
    let shown = 0;
    for (const route of routes) {
      route.hidden = !matches(route);
      shown += route.hidden ? 0 : 1;
    }
    for (const resource of document.querySelectorAll(".resource")) {
      resource.hidden = !resource.querySelector(".route:not([hidden])");
    }
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("count").textContent = `${shown} of ${routes.length} routes`;
  }

  /** The filters stand in the address, so that a view of the report can be passed on. */
  function remember() {
    const set = new URLSearchParams(fields.filter(value).map((name) => [name, value(name)]));
    history.replaceState(null, "", set.size ? `#${set}` : "#");
  }

  function recall() {
    const set = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) {
      document.getElementById(name).value = set.get(name) ?? "";
    }
    filter();
  }

  form.addEventListener("input", () => { filter(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  window.addEventListener("hashchange", recall);
  recall();
})();
