'use strict';
// Renews the part of a page that is marked with data-live="seconds" while somebody looks at it.
(() => {
  const seconds = Number(document.querySelector('#live')?.dataset.live);
  if (!seconds) {
    return;
  }

  const isInUse = (part) => {
    const selection = document.getSelection();
    return (selection && !selection.isCollapsed && part.contains(selection.anchorNode))
      || part.querySelector('#cancel[open]') !== null;
  };

  const renew = async () => {
    const part = document.querySelector('#live');
    if (document.hidden || isInUse(part)) {
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
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#live');
    if (!fresh || isInUse(part)) {
      return;
    }
    window.houseTimes.show(fresh);
    for (const open of part.querySelectorAll('details[open][id]')) {
      fresh.querySelector('#' + CSS.escape(open.id))?.setAttribute('open', '');
    }
    const focused = document.activeElement?.closest('#live a[href]')?.getAttribute('href');
    part.replaceWith(fresh);
    if (focused) {
      fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  };

  const again = () => setTimeout(() => renew().catch(() => undefined).finally(again), seconds * 1000);
  again();
})();
