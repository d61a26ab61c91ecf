// What Gradio leaves out: our own links stay in this tab, the place is in the address, states are told to readers.
(() => {
  document.documentElement.lang = "en-GB";

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[target=_blank]");
    if (link && link.origin === location.origin) link.target = "_self";
  }, true);

  // A new response is opened as soon as it is made. (Gradio's own `js=` needs an eval that our policy forbids.)
  const follow = () => {
    const link = document.querySelector("#go a[href^='/response/']");
    if (link) location.assign(link.getAttribute("href"));
  };

  const name = () => {
    const heading = document.querySelector("#subject h1");
    if (heading && location.pathname.startsWith("/response")) document.title = heading.textContent + " – Fiftysix";
  };

  // The part that is shown stands in the address, so that reload and Back find it.
  const place = () => {
    const here = document.querySelector("#parts .part.here");
    if (!here) return;
    const part = here.id.replace("part-", "");
    const address = new URL(location.href);
    const before = address.searchParams.get("part") || "initial_response";
    if (before === part) return;
    address.searchParams.set("part", part);
    history.pushState({}, "", address);
  };
  addEventListener("popstate", () => location.reload());

  const mark = (all, chosen, attribute, value) => {
    for (const one of document.querySelectorAll(all)) {
      const wanted = one.matches(chosen) ? value : null;
      if (one.getAttribute(attribute) === wanted) continue;
      if (wanted) one.setAttribute(attribute, wanted);
      else one.removeAttribute(attribute);
    }
  };

  // A Copy button takes the label that its box should have.
  const labelled = () => {
    for (const box of document.querySelectorAll("textarea:not([aria-label])")) {
      const said = !box.labels.length && box.closest(".block").querySelector("[data-testid='block-info']");
      if (said) box.setAttribute("aria-label", said.textContent.trim());
    }
  };

  let shown = null;
  const chosen = () => {
    const token = document.querySelector("#sentences .token[style*='211, 232, 24']");
    const words = token && token.textContent;
    if (token && words !== shown) token.scrollIntoView({ block: "nearest" });
    shown = words;
  };

  // The last answer is whole while somebody talks, one line while they read the draft. It folds on a click, not when
  // the focus leaves: a button that moves between press and release is not pressed.
  const talking = (event) => {
    const dock = document.querySelector("#dock");
    if (!dock || !event.target.closest) return;
    if (event.target.closest("#dock")) dock.classList.add("open");
    else if (event.type === "click" && event.target.closest("#draft, #parts")) dock.classList.remove("open");
  };
  addEventListener("focusin", talking);
  addEventListener("click", talking);

  let waiting = false;
  const look = () => {
    waiting = false;
    follow();
    name();
    place();
    mark("#top .way, #parts .part", ".here", "aria-current", "page");
    mark("#sentences .token", "[style*='211, 232, 24']", "aria-pressed", "true");
    chosen();
    labelled();
    mark("#answer", "*", "tabindex", "0");
  };
  const start = () => {
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(look);
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["class", "style"] });
    look();
  };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
})();
