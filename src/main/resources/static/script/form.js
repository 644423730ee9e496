'use strict';
// Comforts of a form: variables put in by a press, addresses copied, a field given back to the template.
// Without it everything can still be typed and sent.
(() => {
  let last = document.querySelector('#title');
  document.addEventListener('focusin', ({ target }) => {
    if (target.matches('#title, #description')) {
      last = target;
    }
  });

  const tell = (field) => field.dispatchEvent(new Event('input', { bubbles: true }));

  document.addEventListener('click', async ({ target }) => {
    const insert = target.closest('[data-insert]');
    if (insert && last && !last.readOnly) {
      last.setRangeText(insert.dataset.insert, last.selectionStart, last.selectionEnd, 'end');
      last.focus();
      tell(last);
    }
    const copy = target.closest('[data-copy]');
    if (copy) {
      const field = document.getElementById(copy.dataset.copy);
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        copy.textContent = 'Copied';
      } catch {
        copy.textContent = 'Selected'; // not a secure page: the keyboard copies it
      }
    }
  });

  const typed = new Map();
  const follow = (back) => {
    const field = document.getElementById(back.value);
    if (!field) {
      return;
    }
    const isBox = field.type === 'checkbox';
    if (back.checked) {
      typed.set(field, isBox ? field.checked : field.value);
      if (isBox) {
        field.checked = back.dataset.above === 'on';
      } else {
        field.value = back.dataset.above;
      }
    } else if (typed.has(field)) {
      if (isBox) {
        field.checked = typed.get(field);
      } else {
        field.value = typed.get(field);
      }
    }
    field.readOnly = back.checked;
    tell(field);
  };
  for (const back of document.querySelectorAll('[data-back]')) {
    back.addEventListener('change', () => follow(back));
    if (back.checked) {
      follow(back);
    }
  }

  // What comes back after the session has ended is the login page, which belongs in no part of this one.
  document.body.addEventListener('htmx:beforeSwap', (swap) => {
    if (new URL(swap.detail.xhr.responseURL, window.location).pathname.endsWith('/login')) {
      swap.detail.shouldSwap = false;
      swap.detail.target.textContent =
        'You are logged out. Log in again in another tab; what you typed stays here.';
    }
  });

  document.querySelector('.error-summary')?.focus();
})();
