/* The lab page: listens for news, keeps the reader's place, sends what is written. Words come from the page. */
"use strict";

(() => {
  const body = document.body;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const NEAR = 48;

  /* News: the server says that something changed; htmx fetches what. */

  const lost = document.querySelector(".lost");

  function listen() {
    const events = new EventSource(body.dataset.events);
    events.addEventListener("open", () => {
      lost.hidden = true;
      if (trouble.textContent === body.dataset.away) tell("");
    });
    events.addEventListener("changed", () => htmx.trigger(body, "lab-changed"));
    events.addEventListener("error", () => {
      lost.hidden = false;
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    });
    addEventListener("pagehide", () => events.close(), { once: true });
  }

  addEventListener("pageshow", listen);

  /* Trouble, in words. */

  const trouble = document.querySelector(".trouble");
  const tell = (words) => { trouble.textContent = words; };

  body.addEventListener("htmx:error", () => tell(body.dataset.away));
  body.addEventListener("htmx:response:error", (event) => {
    const { response, text } = event.detail.ctx;
    const plain = response.headers.get("content-type")?.startsWith("text/plain");
    tell(plain && text.length < 200 ? text : body.dataset.failed);
  });

  /* Keep the place: at the newest message, unless the reader went back to an older one. */

  const following = new WeakMap();
  const toNewest = (list) => {
    list.scrollTop = list.scrollHeight;
    following.set(list, true);
    newerOf(list).hidden = true;
  };
  const newerOf = (list) => list.parentElement.querySelector(".newer");
  const newest = (list) => list.querySelector(".message:last-of-type")?.id;

  for (const list of all(".messages")) {
    toNewest(list);
    list.addEventListener("scroll", () => {
      const near = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
      following.set(list, near);
      if (near) newerOf(list).hidden = true;
    }, { passive: true });
    new ResizeObserver(() => { if (following.get(list)) list.scrollTop = list.scrollHeight; }).observe(list);
    newerOf(list).addEventListener("click", () => { toNewest(list); list.focus({ preventScroll: true }); });
  }

  const before = new WeakMap();

  body.addEventListener("htmx:before:swap", (event) => {
    const list = event.target;
    if (list.matches?.(".messages")) {
      before.set(list, { newest: newest(list), focused: list.contains(document.activeElement) && document.activeElement });
    }
  });

  body.addEventListener("htmx:after:swap", (event) => {
    const list = event.target;
    const was = list.matches?.(".messages") && before.get(list);
    if (!was) return;
    if (was.focused && !was.focused.isConnected) list.focus({ preventScroll: true });
    const arrived = newest(list) !== was.newest;
    if (following.get(list)) toNewest(list);
    else if (arrived) newerOf(list).hidden = false;
    if (arrived) mark(list.closest(".phone"));
  });

  /* One phone at a time on a narrow screen. */

  const tabs = new Map(all(".tabs a").map((tab) => [tab.hash, tab]));
  const tabOf = (phone) => tabs.get(`#${phone.id}`);
  const shown = new Set();
  const mark = (phone) => { if (!shown.has(phone)) tabOf(phone).querySelector(".new").hidden = false; };

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const tab = tabOf(target);
      if (isIntersecting) {
        shown.add(target);
        tab.setAttribute("aria-current", "true");
        tab.querySelector(".new").hidden = true;
        if (tab.offsetParent) tab.parentElement.scrollLeft = tab.offsetLeft - 40;
      } else {
        shown.delete(target);
        tab.removeAttribute("aria-current");
      }
    }
  }, { root: document.querySelector(".phones"), threshold: 0.6 });

  all(".phone").forEach((phone) => observer.observe(phone));

  /* What comes next is folded away where there is little room. */

  if (matchMedia("(max-width: 45rem)").matches) all(".ahead details, .polls details").forEach((strip) => { strip.open = false; });

  /* Writing. */

  for (const form of all(".composer")) {
    const text = form.elements.text;
    const photos = form.elements.photos;
    const list = form.parentElement.querySelector(".messages");
    const picked = form.querySelector(".picked");
    const replying = form.querySelector(".replying");

    text.addEventListener("keydown", (event) => {
      // Enter also chooses a word while Chinese is being typed (229: Safari tells too late that it is).
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      form.requestSubmit();
    });

    photos.addEventListener("change", () => {
      const files = [...photos.files];
      if (files.length > 10 || files.some((file) => file.size > 10 * 1024 * 1024)) {
        tell(body.dataset.tooLarge);
        photos.value = "";
      } else {
        tell("");
      }
      preview();
      text.focus();
    });

    function preview() {
      const previews = picked.querySelector(".previews");
      all("img", previews).forEach((img) => URL.revokeObjectURL(img.src));
      previews.replaceChildren(...[...photos.files].map((file) => {
        const img = new Image();
        img.src = URL.createObjectURL(file);
        img.alt = file.name;
        return img;
      }));
      picked.hidden = !photos.files.length;
    }

    function reply(id, words) {
      form.elements.reply_to.value = id;
      replying.querySelector("q").textContent = words;
      replying.hidden = !id;
      text.focus();
    }

    picked.querySelector(".stop").addEventListener("click", () => { photos.value = ""; preview(); text.focus(); });
    replying.querySelector(".stop").addEventListener("click", () => reply("", ""));
    list.addEventListener("click", (event) => {
      const button = event.target.closest(".reply");
      if (button) reply(button.dataset.message, button.closest(".bubble").querySelector(".text")?.textContent ?? "");
    });

    form.addEventListener("htmx:before:request", (event) => {
      if (!text.value.trim() && !photos.files.length) {
        event.preventDefault();
        text.focus();
        return;
      }
      tell("");
      text.readOnly = true;
      following.set(list, true);
    });

    form.addEventListener("htmx:finally:request", (event) => {
      text.readOnly = false;
      if (event.detail.ctx.response?.status !== 204) return;
      form.reset();
      form.elements.reply_to.value = "";
      replying.hidden = true;
      preview();
      text.focus();
    });
  }

  /* A photo, large. */

  const viewer = document.querySelector(".viewer");

  document.querySelector(".phones").addEventListener("click", (event) => {
    const photo = event.target.closest("a.photo");
    if (!photo || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const large = viewer.querySelector("img");
    large.src = photo.href;
    large.alt = photo.querySelector("img").alt;
    viewer.showModal();
  });

  viewer.addEventListener("click", (event) => {
    if (event.target === viewer || event.target.closest(".close, img")) viewer.close();
  });

  /* Large type, remembered by this browser. */

  const large = document.querySelector(".large");

  function enlarge(on) {
    document.documentElement.classList.toggle("large-type", on);
    large.setAttribute("aria-pressed", String(on));
  }

  large.addEventListener("click", () => {
    const on = large.getAttribute("aria-pressed") !== "true";
    enlarge(on);
    localStorage.setItem("large", on ? "on" : "");
  });

  enlarge(localStorage.getItem("large") === "on");
})();
