
"use strict";
(() => {
  const form = document.getElementById("filters");
  const originNames = [...form.elements.origin.options].map((option) => option.value).slice(1);
  const words = (value) => new Set(value.split(" "));
  const routes = [...document.querySelectorAll(".route")].map((element) => ({
    element,
    method: element.querySelector(".method").textContent,
    text: (element.querySelector(".template").textContent + " "
      + element.querySelector(".source code").textContent).toLowerCase(),
    is: words(element.dataset.is),
    origins: words(element.dataset.origins),
  }));
  const groups = [...document.querySelectorAll(".group")].map((element) => ({
    element,
    open: element.open,
    routes: routes.filter((route) => element.contains(route.element)),
  }));
  const set = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));

  function filter() {
    const wanted = set();
    const text = (wanted.get("text") ?? "").trim().toLowerCase();
    const origin = wanted.has("origin") ? String(originNames.indexOf(wanted.get("origin"))) : null;
    const is = wanted.getAll("is");
    let shown = 0;
    for (const group of groups) {
      let here = 0;
      for (const route of group.routes) {
        const matches = route.text.includes(text)
          && (!wanted.has("method") || route.method === wanted.get("method"))
          && (origin === null || route.origins.has(origin) || route.origins.has("*"))
          && (is.length === 0 || is.some((each) => route.is.has(each)));
        route.element.hidden = !matches;
        here += matches ? 1 : 0;
      }
      group.element.hidden = here === 0;
      group.element.open = wanted.size ? here > 0 : group.open;
      shown += here;
    }
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("count").textContent = `${shown} of ${routes.length} shown`;
  }

  /** The filters stand in the address, so that a view of the report can be passed on. */
  function remember() {
    history.replaceState(null, "", `#${set()}`);
  }

  function recall() {
    const target = document.getElementById(location.hash.slice(1));
    if (target && !target.matches(".route")) {
      return;
    }
    const wanted = new URLSearchParams(target ? "" : location.hash.slice(1));
    for (const name of ["text", "origin", "method"]) {
      form.elements[name].value = wanted.get(name) ?? "";
    }
    for (const box of form.elements.is) {
      box.checked = wanted.getAll("is").includes(box.value);
    }
    filter();
    if (target) {
      target.closest(".group").open = true;
      target.open = true;
      target.scrollIntoView();
      target.querySelector("summary").focus();
    }
  }

  /** What the filters cover when they stay on top: what is focused or linked to stops below them. */
  function leaveRoom() {
    const covered = getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0;
    document.documentElement.style.setProperty("--filters", `calc(${covered}px + 1rem)`);
  }

  function unfold(open) {
    for (const { element } of [...groups, ...routes]) {
      element.open = open && !element.hidden;
    }
  }

  form.hidden = false;
  leaveRoom();
  window.addEventListener("resize", leaveRoom);
  form.addEventListener("input", () => { filter(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  document.getElementById("unfold").addEventListener("click", () => unfold(true));
  document.getElementById("fold").addEventListener("click", () => unfold(false));
  window.addEventListener("beforeprint", () => unfold(true));
  window.addEventListener("hashchange", recall);
  filter();
  recall();
})();
