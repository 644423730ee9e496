'use strict';
// Renews the parts of a page that have an id and are marked with data-live="seconds", while somebody looks at them. The page's
// own address is asked, so every page that has such parts is renewed without an address of its own for them.
(() => {
  const IDLE_SECONDS = 5; // htmx may bring a part at any time
  const parts = () => [...document.querySelectorAll('[data-live][id]')];
  const seconds = () => parts().map((part) => Number(part.dataset.live)).filter((each) => each > 0);

  const isInUse = (part) => {
    const selection = document.getSelection();
    return (selection && !selection.isCollapsed && part.contains(selection.anchorNode))
      || (part.contains(document.activeElement) && document.activeElement.matches('input, select, textarea'))
      || part.querySelector('#cancel[open], .htmx-request, dialog[open]') !== null
      || part.closest('.htmx-request') !== null;
  };

  const replace = (part, fresh) => {
    window.houseTimes.show(fresh);
    for (const open of part.querySelectorAll('details[open][id]')) {
      fresh.querySelector('#' + CSS.escape(open.id))?.setAttribute('open', '');
    }
    const focused = part.contains(document.activeElement) ? document.activeElement.closest('a[href]')?.getAttribute('href') : null;
    part.replaceWith(fresh);
    window.htmx?.process(fresh);
    if (focused) {
      fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  };

  const renew = async () => {
    if (document.hidden || seconds().length === 0 || parts().every(isInUse)) {
      return;
    }
    const answer = await fetch(window.location.href, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
    if (answer.redirected) {
      window.location.reload(); // the session has ended: leads to the login
      return;
    }
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts()) {
      const fresh = page.getElementById(part.id);
      if (fresh && !isInUse(part)) {
        replace(part, fresh);
      }
    }
  };

  const again = () => setTimeout(
    () => renew().catch(() => undefined).finally(again), Math.min(...seconds(), seconds().length ? Infinity : IDLE_SECONDS) * 1000);
  again();
  document.addEventListener('htmx:load', (loaded) => window.houseTimes.show(loaded.detail.elt));
})();
