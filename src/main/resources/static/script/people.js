'use strict';
// The two lists of a media workflow: adds people in portions, keeps what is ticked while the list is searched, and keeps
// the focus where something disappeared. Without it the forms are sent as they are.
(() => {
  const PORTION = 20;
  const answers = document.querySelector('#answers');
  const field = document.querySelector('#emails');

  // As the server reads pasted addresses.
  const addresses = (text) => {
    const isFromAddressBook = text.includes('<');
    const seen = new Map();
    for (const part of text.split(/[,;\s<>]+/)) {
      if (part !== '' && (part.includes('@') || !isFromAddressBook) && !seen.has(part.toLowerCase())) {
        seen.set(part.toLowerCase(), part);
      }
    }
    return [...seen.values()];
  };

  const grow = (area) => {
    area.rows = Math.min(12, Math.max(Number(area.dataset.rows), area.value.split('\n').length));
  };
  for (const area of document.querySelectorAll('textarea.grow')) {
    area.dataset.rows = area.rows;
    area.addEventListener('input', () => grow(area));
    grow(area);
  }

  const progress = (done, all) => {
    document.querySelector('#adding').hidden = done === all;
    document.querySelector('#adding-words').textContent = `${done} of ${all} looked up at Zoom…`;
    const bar = document.querySelector('#adding-progress');
    bar.max = all;
    bar.value = done;
  };

  const say = (sentence) => {
    const line = document.createElement('p');
    line.className = 'tone-failed mb-1';
    line.innerHTML = '<span class="icon icon-failed"></span> ';
    line.append(sentence);
    answers.append(line);
  };

  // Sends one portion; tells which addresses of it were not looked at.
  const send = async (form, portion) => {
    const body = new URLSearchParams();
    body.set('_csrf', new FormData(form).get('_csrf'));
    body.set('emails', portion.join('\n'));
    let answer;
    try {
      answer = await fetch(form.action, { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    } catch {
      say('The application cannot be reached; what was not looked at stands in the field below.');
      return portion;
    }
    if (answer.redirected) {
      say('You are logged out. Log in in another tab, then add again what stands in the field below.');
      return portion;
    }
    if (!answer.ok) {
      say('This was refused; load the page again to see why. What was not looked at stands in the field below.');
      return portion;
    }
    const part = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.answers');
    answers.append(part);
    return (part.dataset.left ?? '').split(' ').filter((address) => address !== '');
  };

  const add = async (form) => {
    const all = addresses(new FormData(form).getAll('emails').join('\n'));
    answers.replaceChildren();
    let left = [];
    for (let at = 0; at < all.length || at === 0; at += PORTION) {
      progress(at, all.length || 1);
      left = await send(form, all.slice(at, at + PORTION));
      if (left.length > 0) {
        left = left.concat(all.slice(at + PORTION));
        break;
      }
    }
    progress(1, 1);
    if (form.contains(field) || left.length > 0) {
      field.value = left.join('\n');
      grow(field);
    }
    for (const box of form.querySelectorAll('input[type=checkbox]')) {
      box.checked = false;
    }
    htmx.trigger(document.body, 'people-changed');
  };

  document.addEventListener('submit', (event) => {
    const form = event.target.closest('[data-portions]');
    if (!form) {
      return;
    }
    event.preventDefault();
    if (form.dataset.busy !== undefined) {
      return;
    }
    form.dataset.busy = '';
    add(form).finally(() => { delete form.dataset.busy; });
  });

  // Who is ticked stays in the list while somebody else is looked for.
  let ticked = [];
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname.endsWith('/login')) {
      event.detail.shouldSwap = false;
      window.location.reload(); // the session has ended
      return;
    }
    if (event.detail.target.id === 'candidates') {
      ticked = [...document.querySelectorAll('#candidate-rows input:checked')].map((box) => box.closest('li'));
    }
  });

  const keepTicked = () => {
    const boxes = [...document.querySelectorAll('#candidate-rows input[type=checkbox]')];
    for (const row of ticked.reverse()) {
      const same = boxes.find((box) => box.value === row.querySelector('input').value);
      if (same) {
        same.checked = true;
      } else {
        document.querySelector('#candidate-rows')?.prepend(row);
      }
    }
    ticked = [];
  };

  document.addEventListener('htmx:afterSettle', (event) => {
    window.houseTimes.show(document);
    if (event.detail.target.id === 'candidates' || event.detail.elt.id === 'candidates') {
      keepTicked();
    }
    if (document.activeElement === document.body && answers.textContent.trim() !== '') {
      // What had the focus is gone: go on at the heading of its list.
      const title = event.detail.elt.closest('.list-panel')?.querySelector('h3');
      title?.focus({ preventScroll: true });
    }
  });

  document.addEventListener('htmx:responseError', () => {
    answers.replaceChildren();
    say('This was refused; load the page again to see why.');
  });
})();
