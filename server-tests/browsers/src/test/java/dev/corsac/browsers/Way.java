package dev.corsac.browsers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** How a page has its browser send a request without asking anybody: a function of the URL. */
enum Way {
  /** Into a frame, so that the page stays. */
  FORM(form("form.target = \"answer\";")),

  /** The answer takes the page's place. */
  FORM_IN_PLACE(form("")),

  NEW_WINDOW(form("form.target = \"_blank\";")),

  NEW_WINDOW_THAT_KNOWS_ITS_OPENER(form("form.target = \"_blank\"; form.rel = \"opener\";")),

  NEW_WINDOW_WITHOUT_REFERRER(form("form.target = \"_blank\"; form.rel = \"noreferrer\";")),

  /** A window that the page has opened and filled. */
  BLANK_WINDOW(
      """
      ([url]) => {
        const { document } = window.open("about:blank");
        const form = document.createElement("form");
        form.method = "post";
        form.action = url;
        document.body.append(form);
        form.submit();
      }
      """),

  BLOB_WINDOW(
      framed("window.open(URL.createObjectURL(new Blob([form], { type: \"text/html\" })));")),

  SRCDOC_FRAME(framed("frame.srcdoc = form;")),

  BLOB_FRAME(framed("frame.src = URL.createObjectURL(new Blob([form], { type: \"text/html\" }));")),

  DATA_FRAME(framed("frame.src = \"data:text/html,\" + encodeURIComponent(form);")),

  SANDBOXED_FRAME(framed("frame.sandbox = \"allow-scripts allow-forms\"; frame.srcdoc = form;")),

  SANDBOX_OF_ITS_ORIGIN(
      framed(
          "frame.sandbox = \"allow-scripts allow-forms allow-same-origin\"; frame.srcdoc = form;")),

  NO_CORS(
      """
      ([url]) => fetch(url, { method: "POST", mode: "no-cors", credentials: "include", body: "x" })
        .then(() => "sent")
      """),

  /**
   * With the headers that proxies name the service by, and one that browsers keep for themselves.
   */
  NO_CORS_WITH_HEADERS(
      """
      ([url]) => {
        const { host, origin } = new URL(url);
        const headers = {
          "X-Forwarded-Host": host,
          "Forwarded": `host="${host}"`,
          "Host": host,
          "Origin": origin,
          "Sec-Fetch-Site": "same-origin",
        };
        fetch(url, { method: "POST", mode: "no-cors", headers, body: "x" });
      }
      """),

  CORS("([url]) => fetch(url, { method: \"POST\", body: \"x\" }).then(() => 1, () => 0)"),

  /** Needs a preflight from another origin. */
  PUT("([url]) => fetch(url, { method: \"PUT\", body: \"x\" }).then(() => 1, () => 0)"),

  /** The same, by the header. */
  CORS_WITH_FORWARDED_HOST(
      """
      ([url]) => {
        const headers = { "X-Forwarded-Host": new URL(url).host };
        return fetch(url, { method: "POST", headers, body: "x" }).then(() => 1, () => 0);
      }
      """),

  KEEPALIVE(
      """
      ([url]) => fetch(url, { method: "POST", keepalive: true, body: "x" }).then(() => 1, () => 0)
      """),

  /** While the user leaves the page. */
  ON_LEAVING(
      """
      ([url]) => {
        addEventListener("pagehide", () => {
          fetch(url, { method: "POST", mode: "no-cors", keepalive: true, body: "x" });
        });
        setTimeout(() => location.replace("/page"));
      }
      """),

  BEACON("([url]) => navigator.sendBeacon(url, \"x\")"),

  XHR(
      """
      ([url]) => {
        const request = new XMLHttpRequest();
        request.open("POST", url);
        request.withCredentials = true;
        request.send("x");
      }
      """),

  WORKER(
      """
      ([url]) => {
        const script = `fetch(${JSON.stringify(url)}, { method: "POST", mode: "no-cors", body: "x" })`;
        new Worker(URL.createObjectURL(new Blob([script])));
      }
      """),

  /** What a link reports of its being followed. */
  PING(
      """
      ([url]) => {
        const link = document.createElement("a");
        link.href = "#followed";
        link.ping = url;
        document.body.append(link);
        link.click();
      }
      """),

  /** What the browser reports of a page that breaks its own Content-Security-Policy. */
  VIOLATION_REPORT("() => fetch(\"/page\").then(() => 1, () => 0)") {
    @Override
    String page(String origin, String url) {
      return withPolicy(origin, "connect-src 'none'; report-uri " + url);
    }
  },

  /** A page that is sandboxed as a whole. */
  FORM_OF_A_SANDBOXED_PAGE(FORM.script) {
    @Override
    String page(String origin, String url) {
      return withPolicy(origin, "sandbox allow-scripts allow-forms");
    }
  },

  IMAGE("([url]) => { new Image().src = url; }"),

  EVENT_SOURCE("([url]) => { new EventSource(url); }"),

  GET_FORM(
      form(
          """
          form.method = "get";
          form.target = "answer";
          for (const [name, value] of new URL(url).searchParams) {
            const field = document.createElement("input");
            field.name = name;
            field.value = value;
            form.append(field);
          }
          """));

  /** All that name the page's origin. */
  static final Set<Way> NAMING_THE_PAGE =
      EnumSet.of(
          FORM,
          NEW_WINDOW,
          NEW_WINDOW_THAT_KNOWS_ITS_OPENER,
          BLANK_WINDOW,
          BLOB_WINDOW,
          SRCDOC_FRAME,
          BLOB_FRAME,
          SANDBOX_OF_ITS_ORIGIN,
          NO_CORS,
          CORS,
          KEEPALIVE,
          ON_LEAVING,
          BEACON,
          XHR,
          WORKER,
          PING,
          VIOLATION_REPORT);

  private final String script;

  Way(String script) {
    this.script = script;
  }

  /** The function, of a list with the URL. */
  String script() {
    return script;
  }

  /** Where a page stands that can do it. */
  String page(String origin, String url) {
    return origin + "/page";
  }

  private static String withPolicy(String origin, String policy) {
    return origin + "/page?csp=" + URLEncoder.encode(policy, StandardCharsets.UTF_8);
  }

  private static String form(String more) {
    return """
    ([url]) => {
      const frame = document.createElement("iframe");
      frame.name = "answer";
      document.body.append(frame);
      const form = document.createElement("form");
      form.method = "post";
      form.action = url;
      %s
      document.body.append(form);
      form.submit();
    }
    """
        .formatted(more);
  }

  private static String framed(String source) {
    return """
    ([url]) => {
      const frame = document.createElement("iframe");
      const form = `<form method=post action="${url}"></form><script>document.forms[0].submit()</script>`;
      %s
      document.body.append(frame);
    }
    """
        .formatted(source);
  }
}
